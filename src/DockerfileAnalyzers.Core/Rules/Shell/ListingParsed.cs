namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The output of ls or ps is parsed by another program.</summary>
internal sealed class ListingParsed() : Rule<RunScript>(new()
{
    Id = "DFA7120",
    Title = "Use 'find', a wildcard or 'pgrep' instead of parsing a listing",
    Message = "The output of '{0}' is not meant to be parsed; {1}",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2010", "SC2012", "SC2009"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var (listing, reader) in script.Pipes.Where(pipe => pipe.Writer.Name is "ls" or "ps"))
        {
            if (FindRemedy(listing, reader?.Name) is { } remedy)
                context.Report(listing.NameSpan, [listing.Name, remedy]);
        }
    }

    // DFA7109 reports xargs.
    private static string? FindRemedy(ShellCommand listing, string? reader) => (listing.Name, reader) switch
    {
        ("ps", "grep") => listing.HasOption("-p", "--pid") ? null : "use 'pgrep'",
        ("ps", _) or ("ls", "xargs") => null,
        ("ls", "grep") => "use a wildcard or 'find'",
        _ => listing.HasOption("-N", "--literal") ? null : "use 'find'",
    };
}
