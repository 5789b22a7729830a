namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The output of ls or ps is read by a program.</summary>
internal sealed class ListingParsed() : Rule<RunScript>(new()
{
    Id = "DFA7120",
    Title = "Use find, a glob or pgrep instead of parsing a listing",
    Message = "The output of '{0}' is meant for people: {1}",
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

    // What goes to xargs is DFA7109's.
    private static string? FindRemedy(ShellCommand listing, string? reader) => (listing.Name, reader) switch
    {
        ("ps", "grep") => listing.HasOption("-p", "--pid") ? null : "pgrep finds processes",
        ("ps", _) or ("ls", "xargs") => null,
        ("ls", "grep") => "a pattern or find selects names as they are",
        _ => listing.HasOption("-N", "--literal") ? null : "find gives names as they are",
    };
}
