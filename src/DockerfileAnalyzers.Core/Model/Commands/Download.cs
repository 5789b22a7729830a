namespace DockerfileAnalyzers.Model.Commands;

/// <summary>
/// A command that fetches something from a URL: curl, wget, git clone, or a package manager that is given one.
/// </summary>
/// <param name="Url">
/// The first whose scheme and host are written out; after those, variables may be included as written.
/// </param>
/// <param name="Target">
/// The file that is written, with variables as they are written; <see langword="null"/>
/// for standard output, or where unknown.
/// </param>
internal sealed record Download(ShellCommand Command, string Url, TextSpan UrlSpan, string? Target)
{
    private static readonly Regex s_url = new(
        @"\A(?:https?|ftp|git)://(?:[^/?#]*@)?[\w.:\[\]-]+(?:[/?#]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_downloadString = new(
        @"\.DownloadString\(\s*['""](?<url>https?://[^'""]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly ImmutableHashSet<string> s_cmdlets = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Invoke-WebRequest",
        "Invoke-RestMethod",
        "Start-BitsTransfer",
        "iwr",
        "irm",
        "wget",
        "curl");

    private static readonly ImmutableHashSet<string> s_targetOptions = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "-OutFile", "-Destination");

    public string Tool => Command.Tool;

    /// <summary>Whether it is a file, and nothing that a package manager or git looks after.</summary>
    public bool IsFile => IsFetcher(Command) || IsPowerShell(Command);

    public bool IsClearText => !Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public string Host { get; } = FindHost(Url);

    /// <summary>Whether it comes from the build machine, or from a name that only an inner network knows.</summary>
    public bool IsLocal =>
        Host.Length == 0 || Host.IndexOf('.') < 0 || Host.StartsWith("127.", StringComparison.Ordinal)
        || Host.StartsWith("10.", StringComparison.Ordinal) || Host.StartsWith("192.168.", StringComparison.Ordinal)
            || Host.StartsWith("169.254.", StringComparison.Ordinal)
        || Host.EndsWith(".internal", StringComparison.Ordinal) || Host.EndsWith(".local", StringComparison.Ordinal)
        || Host.StartsWith("0.", StringComparison.Ordinal) || Host[0] == '[';

    private static string FindHost(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(new[] { '/', '?', '#' }, start);
        var authority = end < 0 ? url.Substring(start) : url.Substring(start, end - start);
        return authority.Substring(authority.LastIndexOf('@') + 1).Split(':')[0];
    }

    /// <summary>Whether the command fails on an error of the server. wget always does.</summary>
    public bool FailsOnError => Command.Name != "curl" || Command.HasOption(OptionTrait.FailsOnError);

    /// <summary>Whether an interpreter reads what is fetched: <c>| sh</c>, <c>sh -c "$(curl …)"</c>.</summary>
    public bool IsExecuted
    {
        get
        {
            if (IsPowerShell(Command))
                return IsExpression(Command.Name) || IsFollowedByExpression(Command);
            if (Command.Pipeline is { } pipeline)
                return GetReaders(pipeline).Any(IsInterpreter);
            return Command.Syntax?.Ancestors.OfType<ShellWord>().Any(word =>
                word.Parent is SimpleCommandSyntax outer && IsInterpreter(outer)) == true;
        }
    }

    /// <summary>Whether the code is run without verification.</summary>
    public bool IsRunUnseen => IsExecuted && !IsClearText;

    /// <returns><see langword="null"/> where the command fetches nothing, or from where is not known.</returns>
    public static Download? Find(ShellCommand command) => command.Download;

    internal static Download? Create(ShellCommand command)
    {
        if (IsPowerShell(command))
            return FindInPowerShell(command);
        var isFetcher = IsFetcher(command);
        if (!isFetcher && !InstallsFromUrls(command))
            return null;
        var url = command.Operands.FirstOrDefault(operand => IsUrl(GetUrl(operand)));
        if (url is null
            && command.Options.FirstOrDefault(option =>
                option.Value is not null
                && (command.Name == "curl"
                    ? option.Name == "--url"
                    : command.Tool == "pip" && option.Name is "-e" or "--editable") && IsUrl(GetUrl(option.Value)))
                is { } named)
            return new Download(
                command, GetUrl(named.Value!), named.Span, isFetcher ? GetTarget(command, named.Value!) : null);
        return url is null
            ? null
            : new Download(command, GetUrl(url), url.Span, isFetcher ? GetTarget(command, GetUrl(url)) : null);
    }

    /// <summary>Whether a command of its pipe unpacks what is fetched.</summary>
    public bool IsUnpackedInPipe => Command.Pipeline is { } pipeline && GetReaders(pipeline).Any(reader =>
        NestedCommands.FindProgram(reader)?.Constant is { } program
        && Programs.Is(Interpreters.GetName(program), ProgramTrait.Unpacks));

    private IEnumerable<SimpleCommandSyntax> GetReaders(PipelineSyntax pipeline)
    {
        for (var i = pipeline.IndexOf(Command.Syntax!) + 1; i < pipeline.Commands.Length; i++)
        {
            if (pipeline.Commands[i] is SimpleCommandSyntax reader)
                yield return reader;
        }
    }

    private static bool IsFetcher(ShellCommand command) => command.Is(ProgramTrait.Fetches);

    private static bool IsPowerShell(ShellCommand command) => command.Script?.Dialect is ShellDialect.PowerShell;

    private static bool IsExpression(string name) =>
        name.Equals("iex", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Invoke-Expression", StringComparison.OrdinalIgnoreCase);

    // "iwr … | iex": without an argument it reads the pipe.
    private static bool IsFollowedByExpression(ShellCommand command) =>
        command.Script!.Root is ShellListSyntax { Items: var items }
            && items.SkipWhile(item => item.Node != command.Syntax).Skip(1).FirstOrDefault()?.Node
                is SimpleCommandSyntax { Name: { } next, Words.Length: 1 } && IsExpression(next);

    private static Download? FindInPowerShell(ShellCommand command)
    {
        if (IsExpression(command.Name))
            return command.Arguments.FirstOrDefault(argument => s_downloadString.IsMatch(argument.Text)) is { } text
                ? new Download(command, s_downloadString.Match(text.Text).Groups["url"].Value, text.Span, null)
                : null;
        if (!s_cmdlets.Contains(command.Name)
            || command.Arguments.FirstOrDefault(argument => IsUrl(GetUrl(argument))) is not { } url)
            return null;
        var target = command.Arguments
            .SkipWhile(argument => !s_targetOptions.Contains(argument.Text)).Skip(1).FirstOrDefault();
        return new Download(
            command, GetUrl(url), url.Span, target is null ? null : target.Literal ?? Unquote(target.Text));
    }

    // Package managers check the signatures of what they fetch from their repositories, not of what they
    // are told to fetch by its URL. apk does.
    private static bool InstallsFromUrls(ShellCommand command) => command.Tool switch
    {
        "git" => command.Action is "clone",
        "rpm" => !command.HasOption("-q", "--query"),
        "dnf" or "zypper" or "pip" or "npm" or "yarn" => command.Kind is CommandKind.Install or CommandKind.Upgrade,
        _ => false,
    };

    private static string? GetTarget(ShellCommand command, string url)
    {
        var option = command.Options.LastOrDefault(option => command.Does(option.Name, OptionTrait.Output));
        if (option is not null)
            return option.Value ?? GetLastWord(command, option);
        if (command.Redirections.LastOrDefault(redirection =>
            redirection is { Operator: ">" or ">>" or ">|", Descriptor: null or "1" })?.Target is { } file)
            return command.GetValue(file) ?? Unquote(file.Text);
        return command.Name != "curl" || command.HasOption(OptionTrait.NamedByUrl)
            ? url.Split('?')[0].Substring(url.Split('?')[0].LastIndexOf('/') + 1)
            : null;
    }

    // The value of an option, with its variables as they are written.
    private static string? GetLastWord(ShellCommand command, CommandOption option) =>
        command.Arguments.LastOrDefault(argument => option.Span.Contains(argument.Span)) is { Literal: null } word
            ? Unquote(word.Text.Substring(word.Text.IndexOf('=') is var equals && word.Text[0] == '-' ? equals + 1 : 0))
            : null;

    // pip and npm put "git+" in front.
    private static string GetUrl(string text) =>
        text.StartsWith("git+", StringComparison.Ordinal) ? text.Substring(4) : text;

    private static string GetUrl(CommandArgument argument) => GetUrl(argument.Literal ?? Unquote(argument.Text));

    private static string Unquote(string text) => text.Replace("\"", "").Replace("'", "");

    private static bool IsUrl(string text) => s_url.IsMatch(text);

    private static bool RunsInput(string program) =>
        program is "source" or "." or "eval" || Programs.Is(program, ProgramTrait.Interpreter);

    // "| sudo -E bash -": the first word that is not an option counts, after programs that only start another one. A
    // program text of its own ("python3 -c …") reads data.
    private static bool IsInterpreter(SimpleCommandSyntax command)
    {
        if (NestedCommands.FindProgram(command) is not { Constant: { } program } word
            || !RunsInput(Interpreters.GetName(program)))
            return false;
        return !(command.Words
            .Skip(command.Words.IndexOf(word) + 1)
            .Any(argument =>
                argument.Constant is { } option && (option == "-m" || ProgramOptions.IsOfAny(option, OptionTrait.Code)))
            && !command.Words.Any(argument => argument.Substitutions.Any()));
    }
}
