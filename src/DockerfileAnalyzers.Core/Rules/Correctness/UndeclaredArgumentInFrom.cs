namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>FROM uses a variable that no ARG before the first FROM declares.</summary>
internal sealed class UndeclaredArgumentInFrom() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA4201",
    Title = "Declare variables used in FROM before the first FROM",
    Message = "'{0}' is not declared by an ARG before the first FROM{1}",
    Equivalents = ImmutableArray.Create("UndefinedArgInFrom"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        var scope = context.Model.GetState(from).Variables;
        var words = new[] { from.ImageName, from.Platform };
        foreach (var use in words.OfType<WordSyntax>().SelectMany(word => word.Variables))
        {
            // An operator handles a variable that is not declared.
            if (scope.Find(use.Name) is not null || use.Operator is not null)
                continue;
            var nearest = Spelling.FindNearest(use.Name, scope.Variables.Select(variable => variable.Name));
            var fix = nearest is null
                ? null
                : Fix.Unsafe(
                    $"Change to '{nearest}'", Change.ReplacesImage, TextEdit.Replace(use.Span, "${" + nearest + "}"));
            context.Report(use.Span, [use.Name, nearest is null ? "" : $"; did you mean '{nearest}'?"], fix: fix);
        }
    }
}
