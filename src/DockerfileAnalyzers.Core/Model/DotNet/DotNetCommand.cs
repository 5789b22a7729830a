namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>The target of a <c>dotnet</c> command, as far as the image's files show.</summary>
internal enum DotNetTarget
{
    Unknown,
    /// <summary>The project that these facts are of.</summary>
    ThisProject,
    /// <summary>A project that this one references.</summary>
    ReferencedProject,
    /// <summary>A project of which nothing is known.</summary>
    OtherProject,
    Solution,
}

/// <summary>
/// A <c>dotnet restore</c>, <c>build</c>, <c>publish</c>, <c>run</c> and similar commands, with their options parsed.
/// </summary>
internal sealed class DotNetCommand
{
    private static readonly Regex s_switch = new(
        @"\A[-/](?:p|property|m|maxcpucount|v|verbosity|t|target|nologo|r|restore|bl|clp|flp|fl|nr|nodereuse|graph"
            + @"|warnaserror|consoleloggerparameters|tl)(?::.*|=.*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_property = new(
        @"\A(?:-p|/p|--property|-property|/property)[:=](?<assignments>.+)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // "$OPTIONS", "${ARGS:-}".
    private static readonly Regex s_variable = new(@"\A""?\$", RegexOptions.CultureInvariant);

    private static readonly char[] s_equals = { '=' };

    private readonly ImmutableArray<Assignment> _assignments;

    internal DotNetCommand(ShellCommand command, string? workingDirectory)
    {
        Command = command;
        WorkingDirectory = workingDirectory;
        var properties = command.Arguments
            .Where((_, i) => i > 0 && IsPropertyOption(command.Arguments[i - 1])).ToArray();
        // "/p:X=Y" starts as a path does, and "X=Y" may follow its option.
        TargetArgument = command.Operands.FirstOrDefault(operand =>
            !s_switch.IsMatch(operand.Literal ?? operand.Text) && !IsResponseFile(operand)
            && !properties.Contains(operand));
        _assignments = command.Arguments
            .SelectMany(argument => ReadAssignments(argument, properties.Contains(argument))).ToImmutableArray();
    }

    // A property of MSBuild that the command line sets; null where its value is not known.
    private sealed record Assignment(string Name, string? Value);

    public ShellCommand Command { get; }

    /// <summary><c>restore</c>, <c>build</c>, <c>publish</c>, <c>run</c>…</summary>
    public string Verb => Command.Action!;

    /// <summary>Absolute, with every <c>cd</c> before it; <see langword="null"/> where unknown.</summary>
    public string? WorkingDirectory { get; }

    /// <summary>
    /// The project, solution or folder that is named; <see langword="null"/> for what is in the working directory.
    /// </summary>
    public CommandArgument? TargetArgument { get; }

    /// <summary>The absolute path in the image of what is named; <see langword="null"/> where unknown.</summary>
    public string? TargetPath
    {
        get
        {
            if (Verb == "run" && Command.HasOption("--project"))
                return ContainerPath.Combine(WorkingDirectory, Command.GetOptionValue("--project"));
            return TargetArgument is null
                ? WorkingDirectory
                : ContainerPath.Combine(WorkingDirectory, TargetArgument.Literal);
        }
    }

    /// <summary>The span to report: the project that is named, otherwise the verb.</summary>
    public TextSpan TargetSpan => TargetArgument?.Span ?? Command.SubcommandSpan!.Value;

    public DotNetTarget Target { get; internal set; }

    /// <summary>For a solution: its path in the context.</summary>
    public SolutionFacts? Solution { get; internal set; }

    /// <summary>Whether the command restores: by its name, or because nothing tells it not to.</summary>
    public bool Restores => Verb is "restore" || (NeedsRestore && !Command.HasOption("--no-restore", "--no-build"));

    /// <summary>Whether the command works with what a restore left.</summary>
    public bool NeedsRestore => Verb is "build" or "publish" or "run" or "test" or "pack";

    public bool Builds => Verb is "build" or "publish" or "run" or "test" or "pack" or "msbuild";

    /// <summary>
    /// The runtime identifier or architecture that is named: <c>linux-x64</c>, <c>$TARGETARCH</c>;
    /// <see langword="null"/> where none is.
    /// </summary>
    public CommandOption? Runtime =>
        Command.Options.LastOrDefault(option => Command.Does(option.Name, OptionTrait.Runtime));

    /// <summary>Whether it names another target framework than the project's, by an option or a property.</summary>
    public bool NamesFramework =>
        Command.HasOption("-f", "--framework") || Sets("TargetFramework") || Sets("TargetFrameworks");

    /// <summary>The framework that it names; <see langword="null"/> where it names none, or it is not known.</summary>
    public string? Framework => Command.HasOption("-f", "--framework") ? Command.GetOptionValue("-f", "--framework")
        : GetProperty("TargetFramework") ?? GetProperty("TargetFrameworks");

    /// <summary>
    /// The configuration that it builds; since .NET 8, publish defaults to Release. <see langword="null"/> where not
    /// known.
    /// </summary>
    public string? GetConfiguration(string framework)
    {
        if (Command.HasOption("-c", "--configuration"))
            return Configuration;
        return Verb == "publish" && DotNetBuild.GetVersion(framework) is not { Major: < 8 } ? "Release" : "Debug";
    }

    public string? Configuration => Command.GetOptionValue("-c", "--configuration");

    public bool? SelfContained =>
        Command.Options.LastOrDefault(option => option.Name is "--self-contained" or "--sc" or "--no-self-contained")
            switch
        {
            { Name: "--no-self-contained" } => false,
            { } option =>
                !"false".Equals(option.Value ?? GetFollowing(option.Span), StringComparison.OrdinalIgnoreCase),
            null => GetProperty("SelfContained")?.Equals("true", StringComparison.OrdinalIgnoreCase),
        };

    /// <summary>
    /// The value of <c>-p:name=value</c>; <see langword="null"/> where it is not given, or not known.
    /// </summary>
    public string? GetProperty(string name) => FindAssignment(name)?.Value;

    /// <summary>
    /// Whether the command line sets a property, or may: a response file and a variable may hold anything.
    /// </summary>
    public bool Sets(string name) => FindAssignment(name) is not null || Command.Arguments.Any(IsResponseFile)
        || Command.Operands.Any(operand =>
            operand != TargetArgument && operand.Literal is null && s_variable.IsMatch(operand.Text));

    // "-p:A=1;B=$X", or "A=1;B=$X" after "-p".
    private static IEnumerable<Assignment> ReadAssignments(CommandArgument argument, bool followsOption)
    {
        var text = argument.Literal ?? argument.Text.Replace("\"", "");
        var match = s_property.Match(text);
        if (!match.Success && !followsOption)
            return Enumerable.Empty<Assignment>();
        return (match.Success ? match.Groups["assignments"].Value : text)
            .Split(';').Select(part => part.Split(s_equals, 2))
            .Where(pair => pair.Length == 2)
            .Select(pair =>
                new Assignment(pair[0].Trim(), argument.Literal is null && pair[1].IndexOf('$') >= 0 ? null : pair[1]));
    }

    private Assignment? FindAssignment(string name) =>
        _assignments.LastOrDefault(assignment => assignment.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsPropertyOption(CommandArgument argument) =>
        argument.Literal is "-p" or "/p" or "--property" or "-property" or "/property";

    private static bool IsResponseFile(CommandArgument argument) =>
        argument.Text.TrimStart('"').StartsWith("@", StringComparison.Ordinal);

    // "--self-contained false": the word after the option.
    private string? GetFollowing(TextSpan span) =>
        Command.Arguments.FirstOrDefault(argument => argument.Span.Start >= span.End)?.Literal is "true" or "false"
            ? Command.Arguments.First(argument => argument.Span.Start >= span.End).Literal : null;
}
