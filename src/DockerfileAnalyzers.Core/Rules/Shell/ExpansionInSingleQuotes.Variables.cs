namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// A variable of the build in text for sed or for a file: nothing expands it later, because it is gone then. One of ENV
/// is still there when
/// a script with the text runs.
/// </summary>
internal static class QuotedVariable
{
    // In lower case and without braces it may belong to another program, such as $host to nginx.
    private static readonly Regex s_variable = new(
        @"(?<![\\$])\$(?:\{(?<name>[A-Za-z_]\w*)\}|(?<name>[A-Z_][A-Z0-9_]+(?!\w)))", RegexOptions.CultureInvariant);

    // Up to the replacement of "s/pattern/replacement/": in a pattern, the text of a template is looked for.
    private static readonly Regex s_replacement = new(
        @"(?:\A|[;{]|\s)(?:\d+|\$|/[^/]*/)?s(?<d>[^\w\s\\])(?:(?!\k<d>).)*\k<d>(?:(?!\k<d>).)*\z",
            RegexOptions.CultureInvariant);

    // A script, a profile or a template, where the variable is set later.
    private static readonly Regex s_script = new(
        @"\.(?:sh|bash|zsh|py|pl|rb|php|tmpl|tpl|template|in|j2|env|service)\b|/bin/|entrypoint|profile|bashrc|cron"
            + @"|template|(?:\A|/)run\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static string? Find(RunScript script, SimpleCommandSyntax command, SingleQuotedPart quoted)
    {
        if (!WritesText(command) || script.IsNested)
            return null;
        return s_variable.Matches(quoted.Value).Cast<Match>().FirstOrDefault(match =>
            IsOfBuild(script, command, quoted, match))?.Value;
    }

    private static bool IsOfBuild(RunScript script, SimpleCommandSyntax command, SingleQuotedPart quoted, Match match)
    {
        var name = match.Groups["name"].Value;
        // A script that is written here may have a variable of the same name.
        if (script.FindVariable(name) is not { } variable
            || Regex.IsMatch(script.Tree.Text.Text, $@"(?<!\w){name}(?:=|\s+in\s)|\bread\b[^\n;|&]*\b{name}\b"))
            return false;
        if (OneWordOutputs.IsShellVariable(name) || EnvironmentVariables.Is(name, VariableTrait.Clean))
            return false;
        if (IsSed(command) && !s_replacement.IsMatch(quoted.Value.Substring(0, match.Index)))
            return false;
        if (match.Length < quoted.Value.Trim().Length && (quoted.Value.StartsWith("#!", StringComparison.Ordinal)
            || s_script.IsMatch(GetFile(command).Trim('"', '\''))))
            return false;
        return variable.IsArgument || match.Length == quoted.Value.Trim().Length || IsDataFile(command);
    }

    // sed puts it in, unless it is the address of a line; echo, printf and cat write it.
    private static bool WritesText(SimpleCommandSyntax command) =>
        (IsSed(command) && command.Words.All(word => word.Text is not ("sh" or "bash" or "perl" or "awk" or "eval")))
            || command.Name is "echo" or "printf" && command.Parent is not PipelineSyntax
                && GetTarget(command) is not null
            || command.Name is "echo" or "printf" && command.Parent is PipelineSyntax pipe
                && pipe.Commands.Last() is SimpleCommandSyntax { Name: "tee" };

    private static bool IsSed(SimpleCommandSyntax command) =>
        (NestedCommands.FindProgram(command)?.Constant ?? command.Name) == "sed"
        || (command.Name is "find" && command.Words.Any(word => word.Text == "sed"));

    private static bool IsDataFile(SimpleCommandSyntax command) =>
        FileTypes.Is(GetFile(command).Trim('"', '\''), FileTrait.Prose);

    // The file that the text is written to; for sed and tee, the last word.
    private static string GetFile(SimpleCommandSyntax command) => GetTarget(command)
        ?? (command.Parent is PipelineSyntax pipe
            && pipe.Commands.Last() is SimpleCommandSyntax { Words.IsEmpty: false } last ? last
            : command).Words.Last().Text;

    private static string? GetTarget(SimpleCommandSyntax command) =>
        command.Redirections.FirstOrDefault(redirection => redirection.Operator is ">" or ">>" or ">|")?.Target?.Text;

    /// <summary>Uses double quotes, where these change nothing else in the text.</summary>
    public static Fix? CreateFix(SingleQuotedPart quoted, string variable) =>
        quoted.Value.Replace(variable, "").IndexOfAny(new[] { '$', '`', '"', '\\', '!', '\n' }) >= 0 ? null
            : Fix.Unsafe("Use double quotes, which expand the variable", Change.RewritesScript,
                TextEdit.Replace(quoted.Span, "\"" + quoted.Value + "\""));
}
