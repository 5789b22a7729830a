using System.Text.RegularExpressions;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>What a <c>dotnet</c> command works on, as far as the image's files tell.</summary>
public enum DotNetTarget
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

/// <summary>A <c>dotnet restore</c>, <c>build</c>, <c>publish</c>, <c>run</c> and the like, with its options understood.</summary>
public sealed class DotNetCommand
{
    private static readonly Regex s_switch = new(
        @"\A[-/](?:p|property|m|maxcpucount|v|verbosity|t|target|nologo|r|restore|bl|clp|flp|fl|nr|nodereuse|graph|warnaserror|consoleloggerparameters|tl)(?::.*|=.*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_property = new(@"\A(?:-p|/p|--property|-property|/property)[:=](?<assignments>.+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    internal DotNetCommand(ShellCommand command, string? workingDirectory)
    {
        Command = command;
        WorkingDirectory = workingDirectory;
        // "/p:X=Y" starts as a path does.
        TargetArgument = command.Operands.FirstOrDefault(operand => !s_switch.IsMatch(operand.Literal ?? operand.Text));
    }

    public ShellCommand Command { get; }

    /// <summary><c>restore</c>, <c>build</c>, <c>publish</c>, <c>run</c>…</summary>
    public string Verb => Command.Subcommand!;

    /// <summary>Absolute, with every <c>cd</c> before it; <see langword="null"/> where unknown.</summary>
    public string? WorkingDirectory { get; }

    /// <summary>The project, solution or folder that is named; <see langword="null"/> for what lies in the working directory.</summary>
    public CommandArgument? TargetArgument { get; }

    /// <summary>The absolute path in the image of what is named; <see langword="null"/> where unknown.</summary>
    public string? TargetPath => Verb == "run" && Command.HasOption("--project")
        ? ModelBuilder.Combine(WorkingDirectory, Command.GetOptionValue("--project"))
        : TargetArgument is null ? WorkingDirectory : ModelBuilder.Combine(WorkingDirectory, TargetArgument.Literal);

    /// <summary>What a reader would look at: the project that is named, else the verb.</summary>
    public TextSpan TargetSpan => TargetArgument?.Span ?? Command.SubcommandSpan!.Value;

    public DotNetTarget Target { get; internal set; }

    /// <summary>Of a solution: its path in the context.</summary>
    public SolutionFacts? Solution { get; internal set; }

    /// <summary>Whether the command restores: by its name, or because nothing tells it not to.</summary>
    public bool Restores => Verb is "restore" || (NeedsRestore && !Command.HasOption("--no-restore", "--no-build"));

    /// <summary>Whether the command works with what a restore left.</summary>
    public bool NeedsRestore => Verb is "build" or "publish" or "run" or "test" or "pack";

    public bool Builds => Verb is "build" or "publish" or "run" or "test" or "pack" or "msbuild";

    /// <summary>The runtime identifier or architecture that is named: <c>linux-x64</c>, <c>$TARGETARCH</c>; <see langword="null"/> where none is.</summary>
    public CommandOption? Runtime => Command.Options.LastOrDefault(option => option.Name is "-r" or "--runtime" or "-a" or "--arch" or "--os" or "--use-current-runtime" or "--ucr");

    public string? Framework => Command.GetOptionValue("-f", "--framework");

    public string? Configuration => Command.GetOptionValue("-c", "--configuration");

    public bool? SelfContained =>
        Command.Options.LastOrDefault(option => option.Name is "--self-contained" or "--sc" or "--no-self-contained") is { } option
            ? option.Name == "--no-self-contained" ? false : !"false".Equals(option.Value ?? GetFollowing(option.Span), StringComparison.OrdinalIgnoreCase)
            : GetProperty("SelfContained") is { } value ? value.Equals("true", StringComparison.OrdinalIgnoreCase) : null;

    /// <summary>The value of <c>-p:name=value</c>; <see langword="null"/> where it is not given, or not known.</summary>
    public string? GetProperty(string name) => Command.Arguments.Select(argument => s_property.Match(argument.Literal ?? "")).Where(match => match.Success)
        .SelectMany(match => match.Groups["assignments"].Value.Split(';')).Select(assignment => assignment.Split(new[] { '=' }, 2))
        .LastOrDefault(pair => pair.Length == 2 && pair[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];

    // "--self-contained false": the word behind the option.
    private string? GetFollowing(TextSpan span) => Command.Arguments.FirstOrDefault(argument => argument.Span.Start >= span.End)?.Literal is "true" or "false"
        ? Command.Arguments.First(argument => argument.Span.Start >= span.End).Literal : null;
}
