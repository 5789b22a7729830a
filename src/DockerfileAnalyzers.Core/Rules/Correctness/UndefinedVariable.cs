namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>An instruction uses a variable that has no value there.</summary>
internal sealed class UndefinedVariable() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4204",
    // Single quotes are only wrong around a variable that is set.
    Supersedes = ImmutableArray.Create("DFA7103"),
    Title = "Declare variables in the stage that uses them",
    Message = "'{0}' is not set here; {1}",
    Equivalents = ImmutableArray.Create("UndefinedVar"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        // The engine analyzes the RUN of an ONBUILD separately.
        if (instruction is OnbuildInstructionSyntax { Trigger: not RunInstructionSyntax } onbuild)
            Analyze(onbuild.Trigger, context);
        else if (instruction is RunInstructionSyntax run)
            AnalyzeScript(run, context);
        else if (instruction is not FromInstructionSyntax && context.Model.GetStage(instruction) is not null)
            AnalyzeWords(instruction, context);
    }

    private static void AnalyzeScript(RunInstructionSyntax run, RuleContext context)
    {
        if (RunScript.Of(context.Model, run) is not { } script)
            return;
        foreach (var part in script.UnsetExpansions)
        {
            if (part.Name is not ("HOME" or "HOSTNAME")
                && UnsetVariable.Find(context.Model, run, part.Name) is { } unset)
                context.Report(part.Span, [part.Name, unset.Reason], fix: Declare(unset, run, part.Name, context));
        }
    }

    private static void AnalyzeWords(InstructionSyntax instruction, RuleContext context)
    {
        var scope = context.Model.GetState(instruction).Variables;
        HashSet<string>? seen = null;
        foreach (var use in VariableUse.Find(instruction))
        {
            if (use.Operator is null && scope.Find(use.Name) is null && (seen ??= new()).Add(use.Name)
                && UnsetVariable.Find(context.Model, instruction, use) is { } unset)
                context.Report(use.Span, [char.IsLetter(use.Name[0])
                    || use.Name[0] == '_' ? use.Name
                    : context.File.GetText(use.Span), unset.Reason], fix: Declare(unset, instruction, use.Name, context)
                    ?? Respell(unset, use, context.File));
        }
    }

    // Where the stage needs it first: one declaration is enough for all.
    private static Fix? Declare(
        UnsetVariable unset, InstructionSyntax instruction, string name, RuleContext context) =>
        unset.Declaration is not { } line ? null
        : Fix.Unsafe($"Add '{line}', which sets the variable here", Change.ChangesValue,
            TextEdit.InsertLinesBefore(
                context.File,
                FindFirst(instruction, name, context.Model).StartWithComments,
                line));

    private static InstructionSyntax FindFirst(InstructionSyntax instruction, string name, DockerfileModel model) =>
        model.GetStage(instruction)!.Instructions
            .Select(other => model.IsTrigger(instruction) ? (other as OnbuildInstructionSyntax)?.Trigger : other)
            .FirstOrDefault(other => other is not null && Needs(other, name, model)) ?? instruction;

    private static bool Needs(InstructionSyntax instruction, string name, DockerfileModel model) => instruction switch
    {
        RunInstructionSyntax run => RunScript.Of(model, run) is { } script
            && script.UnsetExpansions.Any(part => part.Name == name),
        OnbuildInstructionSyntax => false,
        _ => model.GetState(instruction).Variables.Find(name) is null
            && VariableUse.Find(instruction).Any(use => use.Name == name && use.Operator is null),
    };

    private static Fix? Respell(UnsetVariable unset, VariablePart use, SourceFile file) => unset.Nearest is null ? null
        : Fix.Unsafe($"Use '{unset.Nearest}', which is set here",
            Change.ChangesValue + Change.ReplacesOperand + Change.ReplacesWord, TextEdit.Replace(use.Span,
            file.GetText(use.Span).StartsWith("${", StringComparison.Ordinal) ? "${" + unset.Nearest + "}"
            : "$" + unset.Nearest));
}
