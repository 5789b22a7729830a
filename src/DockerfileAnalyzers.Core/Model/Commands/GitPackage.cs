namespace DockerfileAnalyzers.Model.Commands;

/// <summary>
/// Packages that pip and npm take from a git repository: <c>git+https://host/o/p.git@v1</c>, <c>github:o/p#main</c>.
/// </summary>
internal static class GitPackage
{
    // A scheme, and for npm "owner/name".
    private static readonly Regex s_python = new(
        @"\A(?:[\w.\[\],-]+\s*@\s*)?git\+(?:https?|ssh|git|file)://"
        + @"(?<path>[^@#\s]*(?:@[^/@#]+/[^@#\s]*)?)(?:@(?<ref>[^#]+))?(?:#.*)?\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_node = new(
        @"\A(?:[\w@/.-]+@)?(?:git\+(?:https?|ssh)://|git://|github:|gitlab:|bitbucket:|git@|"
        + @"https://[^#]*\.git(?=#|\z)|(?=[\w-]+/[\w.-]+(?:#|\z)))(?<path>[^#]*)(?:#(?<ref>.*))?\z",
        RegexOptions.CultureInvariant);

    // Branches are words; commits and tags have digits. "1.x" and "release/1.2" move.
    private static readonly Regex s_moving = new(
        @"\A[^\d]*\z|\.x\z|\A(?:feature|hotfix|bugfix|release|refs/heads)/|\Asemver:", RegexOptions.CultureInvariant);

    public static bool IsRepository(string tool, string text) => Match(tool, text).Success;

    /// <summary>Those that a command names, with the tag or commit as their version.</summary>
    public static IEnumerable<PackageArgument> Find(ShellCommand command)
    {
        var values = command.Tool is "pip" or "uv" or "pipenv"
            ? command.Options.Where(option => option.Name is "-e" or "--editable")
                .Select(option => new GivenText(option.Value, option.Span))
            : Enumerable.Empty<GivenText>();
        foreach (var (text, span) in command.ActionOperands
            .Select(operand => new GivenText(operand.Literal, operand.Span)).Concat(values))
        {
            if (text is null || Match(command.Tool, text) is not { Success: true } match)
                continue;
            var reference = match.Groups["ref"].Value;
            var path = match.Groups["path"].Value.TrimEnd('/');
            var name = path.Substring(path.LastIndexOfAny(new[] { '/', ':' }) + 1);
            name = name.EndsWith(".git", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
            var isMoving = reference.Length == 0 || s_moving.IsMatch(reference);
            yield return new PackageArgument(text, name, isMoving ? null : reference, span);
        }
    }

    private static Match Match(string tool, string text) => PackageManagerTable.Find(tool)?.Ecosystem switch
    {
        "python" => s_python.Match(text),
        "node" => s_node.Match(text),
        _ => System.Text.RegularExpressions.Match.Empty,
    };

    private sealed record GivenText(string? Text, Text.TextSpan Span);
}
