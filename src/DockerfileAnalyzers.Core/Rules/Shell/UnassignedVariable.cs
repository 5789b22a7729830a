namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable that is used but never assigned.</summary>
internal sealed class UnassignedVariable() : Rule<RunScript>(new()
{
    Id = "DFA7005",
    Title = "Assign variables before using them",
    Message = "'{0}' is used but never assigned",
    Equivalents = ImmutableArray.Create("SC2154"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.UnsetExpansions.IsEmpty)
            return;
        var stage = context.Model.GetStage(script.Instruction);
        var removals = FolderRemoval.Find(script, context.Model).ToArray();
        foreach (var part in script.UnsetExpansions)
        {
            // DFA7013 reports what it deletes.
            if (removals.Any(removal => removal.Word.Span.Contains(part.Span)))
                continue;
            // A script that tests the variable expects it to be empty. Variables that the file sets elsewhere are
            // reported by DFA4204.
            if (!IsUnset(part, script, stage) || VariableScope.ProxyArguments.Contains(part.Name)
                || script.Variables.IsAskedFor(part.Name))
                continue;
            if (stage is null || (UnsetVariable.Find(context.Model, script.Instruction, part.Name) is null
                && !stage.ImageNameUses(part.Name)))
                context.Report(part.Span, [part.Name]);
        }
    }

    // Upper-case names often come from the base image or are lists of options that may be empty. DFA7126 reports
    // those that are almost the same as another.
    private static bool IsUnset(ParameterPart part, RunScript script, Stage? stage) => part.Name.Any(char.IsLower)
        ? stage?.BaseVariables?.Contains(part.Name) != true
        : stage?.BaseVariables?.Contains(part.Name) == false && !OneWordOutputs.IsShellVariable(part.Name)
            && !OneWordOutputs.IsNamedLikeList(part.Name)
            && script.FindMisspelled(part.Name) is null
                && !part.Ancestors.Any(node => node is AssignmentSyntax assignment && assignment.Name == part.Name);
}
