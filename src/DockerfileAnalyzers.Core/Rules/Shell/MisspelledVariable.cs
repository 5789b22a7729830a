namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable that nothing sets and whose name is almost the same as that of one that is set.</summary>
internal sealed class MisspelledVariable() : Rule<RunScript>(new()
{
    Id = "DFA7126",
    Title = "Fix the name of a misspelled variable",
    Message = "'{0}' is not set; did you mean '{1}'?",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2153"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.IsNested || script.SourcesUnknownCode)
            return;
        var names = new HashSet<string>();
        foreach (var part in script.Nodes.OfType<ParameterPart>())
        {
            // DFA7005 reports names in lower case.
            if (part.IsVariable && !part.IsIndirect && !part.Name.Any(char.IsLower) && names.Add(part.Name)
                && script.FindMisspelled(part.Name) is { } meant)
                context.Report(part.Span, [part.Name, meant]);
        }
    }
}
