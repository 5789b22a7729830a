namespace DockerfileAnalyzers.Model.Commands;

/// <summary>The arguments of a command that are secrets by their place or shape, and are written out.</summary>
internal static class SecretArguments
{
    private static readonly Regex s_urlPassword = new(
        @"\A['""]?[a-z+]+://(?<user>[^/\s:@]*):(?<password>[^/\s@]+)@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_urlToken = new(
        @"\A['""]?https?://(?<password>gh[pousr]_\w{20,}|glpat-[\w-]{15,}|github_pat_\w{20,}|[0-9a-f]{40})@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_token = new(
        @"AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,}|glpat-[\w-]{20,}|npm_[A-Za-z0-9]{30,}"
            + @"|xox[abpr]-[\w-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----",
        RegexOptions.CultureInvariant);

    // The shortest that the pattern matches.
    private const int MinTokenLength = 20;

    // One of them is in each text that the pattern matches; few arguments have any.
    private static readonly string[] s_tokenWords = ["_", "AKIA", "glpat-", "xox", "-----BEGIN "];

    // The same of the pattern of contents, and of these letters.
    private static readonly WordSearch s_contentWords = new("password", "secret", "token", "_auth", "insteadof");

    private static readonly WordSearch s_statementWords = new("identified", "password");

    private static readonly char[] s_contentMarks = [' ', '\t', '\r', '\n', '=', '@'];

    private static readonly char[] s_expansions = ['$', '`'];

    private static readonly Regex s_header = new(
        @"\A\s*(?:authorization\s*:\s*(?:bearer|basic|token)\s+\S|(?:private-token|x-api-key|x-auth-token)\s*:\s*\S)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_sql = new(
        @"\bIDENTIFIED\s+(?:WITH\s+\S+\s+)?BY\s+(?:PASSWORD\s+)?\\?['""](?<password>[^'""\\]+)\\?['""]"
            + @"|\b(?:CREATE|ALTER)\s+(?:USER|ROLE)\b[^;]*?\bPASSWORD\s+\\?'(?<password>[^'\\]+)\\?'"
            + @"|\bPASSWORD\s*\(\s*\\?['""](?<password>[^'""\\]+)\\?['""]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_content = new(
        @"\bmachine\s+\S+\s+login\s+\S+\s+password\s+(?<password>\S+)"
        + @"|(?-i:[/:]_(?:authToken|auth|password))\s*=\s*(?<password>[^\s""']+)"
        + @"|\A-D[\w.]*(?:password|secret|token)=(?<password>.+)"
        + @"|\A(?:url\.)?[""']?https?://[^/\s:@]+:(?<password>[^/\s@]+)@\S*\.insteadof\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_npmKey = new(
        @"\A(?:(?:.*:)?_(?:authToken|auth|password)|npmAuthToken|npmAuthIdent)\z", RegexOptions.CultureInvariant);

    /// <summary>Each with a description of what it is.</summary>
    public static IEnumerable<(TextSpan Span, string What)> Find(ShellCommand command)
    {
        // The value of a variable is reported where it is set.
        foreach (var argument in command.Arguments.Where(argument => argument.Text.IndexOfAny(s_expansions) < 0))
        {
            var text = argument.Literal ?? argument.Text;
            if (text.Contains("://") && IsUrlWithPassword(text))
                yield return (argument.Span, "The password in this URL");
            else if (HasToken(text))
                yield return (argument.Span, "This token");
            else if (IsSecretContent(text))
                yield return (argument.Span, "This credential");
        }

        // "cat <<EOF > ~/.netrc", "chpasswd <<< root:kettle".
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Document is { } document && (IsSecretContent(document.Text.Text)
                || HasToken(document.Text.Text)))
                yield return (redirection.Span, "The credential in this here-document");
            else if (command.Name == "chpasswd"
                && redirection is { Operator: "<<<", Target: { Constant: { } input } target }
                && target.Text.IndexOf('$') < 0 && IsAccount(input))
                yield return (target.Span, "This password");
        }

        if (command.Name is "nuget" or "nuget.exe"
            && command.Arguments.FirstOrDefault()?.Literal?.ToLowerInvariant() == "setapikey"
            && command.Arguments.ElementAtOrDefault(1) is { Literal: { } key } keyArgument && IsSecret(key))
            yield return (keyArgument.Span, "This API key");

        // "PGPASSWORD=kettle psql", "export PGPASSWORD=kettle".
        foreach (var (name, value, span) in FindVariables(command))
        {
            if (SecretPatterns.IsSecretValue(value) || (SecretPatterns.IsSecret(name, value) && IsSecret(value)))
                yield return (span, $"The value of '{name}'");
        }

        // Options of programs that are not in the tables; one word each.
        for (var i = 0; i + 1 < command.Arguments.Length; i++)
        {
            if (command.Does(command.Arguments[i].Text, OptionTrait.SecretWord)
                && command.Arguments[i + 1].Literal is { } value && IsSecret(value))
                yield return (command.Arguments[i + 1].Span, $"The value of '{command.Arguments[i].Text}'");
        }

        foreach (var option in command.Options)
        {
            if (option.Value is { } value && Describe(command, option.Name, value) is { } what
                && !IsExpanded(command, value))
                yield return (
                    command.Arguments.FirstOrDefault(argument =>
                        argument.Literal == value && option.Span.Contains(argument.Span))?.Span ?? option.Span,
                    what);
        }

        // "npm config set //registry.example.org/:_authToken 0123".
        if (FindNpmToken(command) is { } token)
            yield return (token.Span, "This token");

        // mysql takes it only where it is one word with the option.
        if (command.Tool == "mysql"
            && command.Arguments.FirstOrDefault(argument =>
                argument.Text.StartsWith("-p", StringComparison.Ordinal) && argument.Text.IndexOf('$') < 0
                && argument.Literal is { Length: > 2 } text && IsSecret(text.Substring(2))) is { } attached)
            yield return (attached.Span, "The value of '-p'");

        // "echo user:password | chpasswd".
        if (command.Name is "echo" or "printf"
            && command.PipeTarget?.Words.Any(word => word.Constant is "chpasswd") == true
            && command.Operands.FirstOrDefault() is { } pair
            && pair.Text.IndexOf('$') < 0 && pair.Literal is { } account && IsAccount(account))
            yield return (pair.Span, "This password");

        // A script for a shell is checked as separate commands.
        if (command.Arguments.Any(argument => MayBeStatement(argument.Text)) && !NestedCommands.RunsOthers(command)
            && command.Arguments.FirstOrDefault(argument =>
                MayBeStatement(argument.Text) && s_sql.Match(argument.Text) is { Success: true } sql
                && IsWrittenOut(sql.Groups["password"].Value))
                is { } statement)
            yield return (statement.Span, "The password in this statement");
    }

    private static bool HasToken(string text) => text.Length >= MinTokenLength
        && Array.Exists(s_tokenWords, word => text.IndexOf(word, StringComparison.Ordinal) >= 0)
        && s_token.IsMatch(text);

    private static bool MayBeStatement(string text) => s_statementWords.IsIn(text);

    private static bool IsUrlWithPassword(string text) => s_urlToken.IsMatch(text)
        || (s_urlPassword.Match(text) is { Success: true } url && IsSecret(url.Groups["password"].Value));

    private static bool IsAccount(string text) => text.IndexOf(':') is > 0 and var colon && text.Length > colon + 1
        && text != SecretPatterns.AppServicePassword;

    /// <summary>Whether a text is that of a file with credentials: of .netrc, .npmrc, or an option such as
    /// <c>-Ddb.password=…</c>.</summary>
    internal static bool IsSecretContent(string text) =>
        text.IndexOfAny(s_contentMarks) >= 0 && s_contentWords.IsIn(text)
        && s_content.Matches(text).Cast<Match>().Any(match =>
            IsWrittenOut(match.Groups["password"].Value.Trim('"', '\'')));

    private static IEnumerable<(string Name, string Value, TextSpan Span)> FindVariables(ShellCommand command)
    {
        foreach (var assignment in command.Syntax?.Assignments ?? ImmutableArray<AssignmentSyntax>.Empty)
        {
            if (assignment.Value is { Constant: { } value, Text: var text } && text.IndexOf('$') < 0)
                yield return (assignment.Name, value, assignment.Value.Span);
        }

        // "setx API_KEY value", in a word each.
        if (command.Name is "setx"
            && command.Operands is [{ Literal: { } variable }, { Literal: { } content } operand, ..]
            && operand.Text.IndexOfAny(new[] { '$', '%' }) < 0)
            yield return (variable, content, operand.Span);
        if (command.Name != "env" && !SimpleCommandSyntax.Declarations.Contains(command.Name))
            yield break;
        foreach (var argument in command.Arguments.Where(argument =>
            argument.Literal?.IndexOf('=') > 0 && argument.Text.IndexOf('$') < 0))
            yield return (
                argument.Literal!.Split('=')[0],
                argument.Literal.Substring(argument.Literal.IndexOf('=') + 1),
                argument.Span);
    }

    // Of '--password="$P"' only running it tells the value.
    private static bool IsExpanded(ShellCommand command, string value) =>
        command.Arguments.Any(argument => argument.Literal is null && argument.Text.Contains(value))
        || command.Arguments.Any(argument =>
            argument.Literal is not null && argument.Text.IndexOf('$') >= 0 && argument.Text[0] != '\''
            && argument.Literal.Contains(value));

    private static string? Describe(ShellCommand command, string option, string value)
    {
        if (ProgramOptions.IsOfAny(option, OptionTrait.Secret))
            return IsSecret(value) ? $"The value of {option}" : null;
        return (command.Tool, option) switch
        {
            ("curl", "-u" or "--user")
                or ("wget", "--user")
                when value.IndexOf(':') is > 0 and var colon && IsSecret(value.Substring(colon + 1)) =>
                "The password of " + option,
            ("curl", "-H" or "--header") or ("wget", "--header") when s_header.IsMatch(value) =>
                "The credential of this header",
            ("sshpass", "-p")
                or ("docker", "-p") when IsSecret(value) && (command.Tool is "sshpass" || command.Action == "login") =>
                "The value of '-p'",
            ("useradd"
                or "usermod", "-p" or "--password") when value.Length > 1 && (IsSecret(value) || value[0] == '$') =>
                "This password",
            _ => null,
        };
    }

    // "key=value", or a word each.
    private static CommandArgument? FindNpmToken(ShellCommand command)
    {
        var isConfiguration = command is { Tool: "npm", Kind: CommandKind.Config } || (command.Name is "yarn" or "pnpm"
            && command.Arguments.FirstOrDefault()?.Literal is "config" or "set");
        if (!isConfiguration)
            return null;
        var setting = command.Operands
            .SkipWhile(operand => !s_npmKey.IsMatch(operand.Text.Split('=')[0])).Take(2).ToArray();
        var isPair = setting.FirstOrDefault()?.Text.IndexOf('=') > 0;
        return setting.ElementAtOrDefault(isPair ? 0 : 1) is { Literal: { } text } holder
            && holder.Text.IndexOf('$') < 0 && IsSecret(isPair ? text.Substring(text.IndexOf('=') + 1) : text)
                ? holder
                : null;
    }

    private static bool IsWrittenOut(string value) => IsSecret(value) && value.IndexOfAny(s_expansions) < 0;

    private static bool IsSecret(string value) =>
        value.Length > 0 && !SecretPatterns.IsHarmless(value) && value is not ("*" or "x" or "!" or "-")
        && !value.Contains("***")
            && value[0] is not ('<' or '{' or '$' or '%') && !value.StartsWith("file:", StringComparison.Ordinal)
        && !value.StartsWith("env:", StringComparison.Ordinal);
}
