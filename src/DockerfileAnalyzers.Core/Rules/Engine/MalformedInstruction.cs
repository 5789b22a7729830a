namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// Text that <c>docker build</c> cannot parse. The rest of the file is analyzed nevertheless.
/// </summary>
internal sealed class MalformedInstruction() : Rule<DockerfileModel>(new()
{
    Id = "DFA0001",
    Title = "Fix instructions that Docker cannot parse",
    Message = "{0}",
    Equivalents = ImmutableArray.Create("DL1000", "DL3011", "DL3043", "DL3061"),
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        // BrokenExecForm reports invalid JSON in more detail.
        var lists = model.Syntax.MalformedInstructions
            .Where(instruction => ExecFormRepair.Find(instruction) is not null).ToArray();
        var errors = model.Syntax.Errors.Where(error => !lists.Any(list => list.Span.Contains(error.Span)));
        // The same mistake in every word of a long instruction is one finding.
        foreach (var same in errors.GroupBy(error =>
            (model.Syntax.FindMalformed(error.Span) ?? (object)error, error.Message)))
        {
            var others = same.Count() - 1;
            context.Report(
                same.First().Span,
                [same.Key.Message + (others > 0 ? $" (and {others} more in this instruction)" : "")]);
        }
    }
}
