namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>mkdir -p -m gives the mode to the last directory alone.</summary>
public sealed class ModeOfLastDirectoryOnly() : Rule<RunScript>(new()
{
    Id = "DFA7010",
    Title = "Set the mode of every directory that is made",
    Message = "'{0}' sets the mode of the last directory of '{1}' only; its parents get the default mode",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2174"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name == "mkdir" && CommandOptions.Has(command, "p", "--parents")))
        {
            if (CommandOptions.Find(command, "m", "--mode") is { } mode && !IsDefault(command, mode) && command.Words.Skip(1).FirstOrDefault(word => script.Words.GetArguments(word) is { IsDefault: false } paths ? paths.Any(MakesSeveral) : MakesSeveral(word.Text.Trim('"'))) is { } deep)
                context.Report(mode.Span, [mode.Text.StartsWith("--", StringComparison.Ordinal) ? "--mode" : "-m", deep.Text]);
        }
    }

    // What all directories get under the usual umask.
    private static bool IsDefault(SimpleCommandSyntax command, ShellWord mode) =>
        (mode.Text.StartsWith("-", StringComparison.Ordinal) && command.Words.IndexOf(mode) + 1 is var next && mode.Text.EndsWith("m", StringComparison.Ordinal) && next < command.Words.Length ? command.Words[next].Text : mode.Text.Substring(mode.Text.LastIndexOfAny(new[] { '=', 'm' }) + 1)) is "755" or "0755";

    // What a variable holds is not known; the folder above may be one that is there already.
    private static bool MakesSeveral(string path)
    {
        path = path.TrimEnd('/');
        var end = path.LastIndexOf('/');
        if (end <= 0 || path[0] == '-' || path.IndexOf('{') > 0)
            return false;
        var above = path.Substring(0, end);
        return !SystemDirectory.IsInEveryImage(above) && above.Trim('.', '/').Length > 0;
    }
}
