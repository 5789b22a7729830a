namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>mkdir -p -m sets the mode of the last directory only.</summary>
internal sealed class ModeOfLastDirectoryOnly() : Rule<RunScript>(new()
{
    Id = "DFA7010",
    Title = "Set the mode of all created directories",
    Message = "'{0}' sets the mode of the last directory of '{1}' only; its parents get the default mode",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2174"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Calls.Where(command =>
            command.Name == "mkdir" && command.HasOption("-p", "--parents")))
        {
            // 755 is the mode that all directories get with the usual umask.
            if (command.Options.LastOrDefault(option => option.Name is "-m" or "--mode")
                is { Value: not ("755" or "0755") } mode
                && command.Operands.FirstOrDefault(operand => MakesSeveral(operand.Literal ?? operand.Text.Trim('"')))
                    is { } deep)
                context.Report(command.Arguments[command.FindArgument(mode.Span.Start)].Span, [mode.Name, deep.Text]);
        }
    }

    // The value of a variable is not known; the parent directory may already exist.
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
