namespace DockerfileAnalyzers.Model.Commands;

/// <summary>
/// A package that an install command names. Files, URLs, groups and values of variables are not packages.
/// </summary>
/// <param name="Text">As the shell passes it: <c>git=1:2.39</c>.</param>
/// <param name="Version">The text after the mark that the manager uses; <see langword="null"/> without one.</param>
internal sealed record PackageArgument(string Text, string Name, string? Version, TextSpan Span)
{
    // "java-17-openjdk" is a name, "git-2.39.3-1" a name and a version.
    private static readonly Regex s_rpmVersion = new(
        @"-(?:\d+:)?\d\w*[.~^*][\w.~^+:*-]*\z|-\*\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_composerVersion = new(
        @"\A(?:[\^~<>=v]*\d|dev-|\*\z)", RegexOptions.CultureInvariant);

    public static IEnumerable<PackageArgument> Read(ShellCommand command)
    {
        // "composer create-project package folder version": one package.
        if (command is { Tool: "composer", Action: "create-project" })
        {
            if (command.Operands.FirstOrDefault() is { Literal: { Length: > 0 } project } first
                && !IsElsewhere(command.Tool, project))
                yield return Create(command.Tool, project, first.Span) is var package && command.Operands.Length > 2
                    ? package with { Version = command.Operands[2].Text }
                    : package;
            yield break;
        }

        foreach (var repository in GitPackage.Find(command))
            yield return repository;
        var values = new HashSet<CommandArgument>();
        for (var i = 1; i < command.Arguments.Length; i++)
        {
            if (IsValueOfUnknownOption(command, command.Arguments[i - 1], command.Arguments[i]))
                values.Add(command.Arguments[i]);
        }

        var operands = command.ActionOperands.Where(operand => !values.Contains(operand)).ToArray();
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i].Literal is not { Length: > 0 } text || IsElsewhere(command.Tool, text) || IsVersion(text))
                continue;
            var package = Create(command.Tool, text, operands[i].Span);
            yield return i + 1 < operands.Length && operands[i + 1].Literal is { } version && IsVersion(version)
                ? package with { Version = version }
                : package;
        }

        // "composer require package 1.3.2": the version is a word of its own.
        bool IsVersion(string text) => command.Tool == "composer" && s_composerVersion.IsMatch(text);
    }

    // "npm install --unsafe-perm true": of an option that no table knows, the next word may be the value.
    private static bool IsValueOfUnknownOption(ShellCommand command, CommandArgument before, CommandArgument operand) =>
        before.Text is { Length: > 2 } option && option.StartsWith("--", StringComparison.Ordinal)
        && option.IndexOf('=') < 0
        && (operand.Text is "true" or "false" || !CommandTable.IsKnown(command.Name, command.Subcommand, option));

    /// <summary>Whether the same version is installed tomorrow, or whoever wrote it thought of that.</summary>
    public bool IsPinned(PackageManager manager) =>
        Version is not null
        && (manager.Ecosystem is "system" or "python" || !KnownNames.Is(Version, NameTrait.MovingVersion));

    private static PackageArgument Create(string tool, string text, TextSpan span)
    {
        if (tool is "dnf" or "pear")
        {
            var match = s_rpmVersion.Match(text);
            if (match.Success)
                return new PackageArgument(text, text.Substring(0, match.Index), match.Value.Substring(1), span);
            return text.IndexOf(':') is > 0 and var stream
                ? new PackageArgument(text, text.Substring(0, stream), text.Substring(stream + 1), span)
                : new PackageArgument(text, text, null, span);
        }

        // In npm scopes, the first "@" is part of the name; an architecture after ":" is not a version.
        var mark = text.Length < 2 ? -1 : tool switch
        {
            "apt-get" or "aptitude" => text.IndexOfAny(new[] { '=', '/' }, 1),
            "pip" or "uv" or "pipx" or "pipenv" => text.IndexOfAny(new[] { '=', '<', '>', '!', '~', '@' }, 1),
            "gem" or "composer" => text.IndexOfAny(new[] { ':', '=' }, 1),
            "apk" or "zypper" or "conda" or "pacman" => text.IndexOfAny(new[] { '=', '<', '>', '~' }, 1),
            _ => text.IndexOf('@', 1),
        };
        return mark < 0
            ? new PackageArgument(text, text, null, span)
            : new PackageArgument(
                text,
                text.Substring(0, mark),
                text.Substring(mark).TrimStart('=', '<', '>', '!', '~', '@', ':', '/'),
                span);
    }

    private static bool IsElsewhere(string tool, string text)
    {
        if (GitPackage.IsRepository(tool, text))
            return true;
        if (text[0] is '.' or '/' or '~' or '!' or '-' || text.Contains("://") || text.Contains("git+")
            || text.StartsWith("git@", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal)
            || FileTypes.Is(
                text, FileTrait.Package, FileTrait.Tar, FileTrait.Archive, FileTrait.Compressed, FileTrait.PackageList))
            return true;
        return tool switch
        {
            "go" => text.IndexOf('.') < 0
                || text.IndexOf('.') > (text.IndexOf('/') is > 0 and var slash ? slash : text.Length),
            "npm" or "yarn" or "pnpm" or "bun" => text[0] != '@' && text.IndexOf('/') >= 0,
            "pip" or "uv" or "pipx" => text.IndexOf('/') >= 0 || text.IndexOf('\\') >= 0,
            "apt-get" or "aptitude" =>
                text.EndsWith("^", StringComparison.Ordinal) || text.EndsWith("-", StringComparison.Ordinal),
            "dnf" => text[0] == '@' || text.IndexOf('/') >= 0,
            _ => false,
        };
    }
}
