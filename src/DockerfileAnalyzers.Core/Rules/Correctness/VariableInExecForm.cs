namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A variable in exec form, which no shell expands.</summary>
internal sealed class VariableInExecForm() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA4304",
    Title = "Use a shell to expand variables in exec form",
    Message = "'{0}' is not expanded because exec form runs without a shell",
})
{
    private static readonly Regex s_variable = new(
        @"\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*[^}]*\})", RegexOptions.CultureInvariant);

    private static readonly Regex s_evaluation =
        new(@"\beval\b|sh\s+-\w*c\b|\bsu\b|\benvsubst\b", RegexOptions.CultureInvariant);

    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
        if (!instruction.IsExecForm
            || instruction is ShellInstructionSyntax or HealthcheckInstructionSyntax { IsNone: true }
            || instruction.ExecArguments.IsEmpty)
            return;
        // A shell, or a program that expands variables itself, in any position: "tini -- sh -c …". "-c"
        // alone is not enough: "dotnet run -c".
        if (Programs.Is(
            Interpreters.GetName(instruction.ExecArguments[0].Value).ToLowerInvariant(), ProgramTrait.ExpandsVariables)
            || instruction.ExecArguments
                .Any(argument => Interpreters.GetDialect(argument.Value) is not ShellDialect.Unknown)
            || (instruction is CmdInstructionSyntax && context.Model.GetStage(instruction) is { } stage
                && MayEvaluateArguments(context.Model, stage)))
            return;
        foreach (var argument in instruction.ExecArguments)
        {
            if (s_variable.Match(argument.Value) is { Success: true } variable)
                context.Report(argument.Span, [variable.Value]);
        }
    }

    // An entry script may expand what CMD passes to it where it cannot be read, or evaluates text.
    private static bool MayEvaluateArguments(DockerfileModel model, Stage stage) => StartScript.Find(model, stage)
        .Where(script => script.Command.Instruction is EntrypointInstructionSyntax && script.IsScript)
        .Any(script => script.FindText(model, stage) is not { } text || s_evaluation.IsMatch(text.Text));
}
