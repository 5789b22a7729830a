namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>The arguments of find and grep that are patterns.</summary>
internal static class PatternArguments
{
    private static readonly ImmutableHashSet<string> s_tests = ImmutableHashSet.Create(
        "-name", "-iname", "-path", "-ipath", "-wholename", "-iwholename", "-regex", "-iregex", "-lname", "-ilname");

    /// <summary>None of other programs.</summary>
    public static IEnumerable<ShellWord> Find(RunScript script, SimpleCommandSyntax command) => command.Name switch
    {
        "find" => Behind(command, s_tests.Contains),
        "grep" or "egrep" when command.Words.Any(word => word.Text is "-e" or "--regexp") =>
            Behind(command, text => text is "-e" or "--regexp"),
        "grep" or "egrep" when script.GetCall(command)?.HasOption("-e", "-f", "--regexp", "--file") == true =>
            Enumerable.Empty<ShellWord>(),
        "grep" or "egrep" => command.Words.Skip(1)
            .SkipWhile(word => word.Text is not "--" && word.Text.StartsWith("-", StringComparison.Ordinal))
            .SkipWhile((word, i) => i == 0 && word.Text == "--").Take(1),
        _ => Enumerable.Empty<ShellWord>(),
    };

    private static IEnumerable<ShellWord> Behind(SimpleCommandSyntax command, Func<string, bool> isOption) =>
        command.Words.Where((_, i) => i > 1 && isOption(command.Words[i - 1].Text));
}
