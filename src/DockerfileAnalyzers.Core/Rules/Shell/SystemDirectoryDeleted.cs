namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>rm -r of a system directory.</summary>
internal sealed class SystemDirectoryDeleted() : Rule<RunScript>(new()
{
    Id = "DFA7014",
    Title = "Do not delete system directories",
    Message = "This command deletes '{0}', a system directory",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2114"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var word in script.FolderRemovals.SelectMany(command => command.ArgumentWords))
        {
            // "/home/*" keeps the directory itself.
            if (script.Words.GetArguments(word) is { IsDefault: false } paths
                && paths.FirstOrDefault(path => path.IndexOf('*') < 0 && SystemDirectory.Is(path)) is { } directory)
                context.Report(word.Span, [directory]);
        }
    }
}
