namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable is read that nothing assigns.</summary>
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
            // DFA7013 tells what it deletes.
            if (removals.Any(removal => removal.Word.Span.Contains(part.Span)))
                continue;
            // Who asks whether it has a value knows that it may be empty. Of those that the file sets elsewhere DFA4204
            // tells more.
            if (!IsUnset(part, script, stage) || VariableScope.ProxyArguments.Contains(part.Name)
                || script.Variables.IsAskedFor(part.Name))
                continue;
            if (stage is null || (UnsetVariable.Find(context.Model, script.Instruction, part.Name) is null
                && !stage.ImageNameUses(part.Name)))
                context.Report(part.Span, [part.Name]);
        }
    }

    // Names in capitals are often the base image's, and lists of options that may be empty. DFA7126 tells of those that
    // are almost like another.
    private static bool IsUnset(ParameterPart part, RunScript script, Stage? stage) => part.Name.Any(char.IsLower)
        ? stage?.BaseVariables?.Contains(part.Name) != true
        : stage?.BaseVariables?.Contains(part.Name) == false && !OneWordOutputs.IsShellVariable(part.Name)
            && !OneWordOutputs.IsNamedLikeList(part.Name)
            && script.FindMisspelled(part.Name) is null
                && !part.Ancestors.Any(node => node is AssignmentSyntax assignment && assignment.Name == part.Name);
}
