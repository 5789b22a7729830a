namespace DockerfileAnalyzers.Model.Image;

/// <summary>A file that an instruction fetched, and what later commands of its stage do with it.</summary>
internal sealed class DownloadedFile
{
    private static readonly Fact<InstructionSyntax, ImmutableArray<ShellCommand>> s_verifiersOfRuns =
        new((model, run) => FindVerifiers(model.GetCommands(run)));

    // Of a stage without its parents.
    private static readonly Fact<Stage, ImmutableArray<RunInstructionSyntax>> s_verifyingRuns = new((model, stage) =>
        stage.Instructions.OfType<RunInstructionSyntax>()
            .Where(run => !s_verifiersOfRuns.Of(model, run).IsEmpty).ToImmutableArray());

    private static readonly Regex s_variable = new(
        @"\$\{[^}]*\}|\$\w+|\$\([^)]*\)|`[^`]*`", RegexOptions.CultureInvariant);

    private readonly string? _name;

    /// <param name="path">With variables as they are written; <see langword="null"/> where unknown.</param>
    public DownloadedFile(string? path)
    {
        if (path is not (null or "-") && Simplify(RelativePath.GetName(path)) is { Length: > 0 } name)
            _name = name;
    }

    /// <summary>
    /// Whether a command of the same RUN, or a later one of the stage that has the
    /// file, compares a checksum or a signature.
    /// </summary>
    public static bool IsVerified(DockerfileModel model, Download download) =>
        new DownloadedFile(download.Target) is var file
            && (file.IsVerifiedIn(download.Command.Instruction, model)
                || file.IsVerifiedBehind(download.Command.Instruction, model));

    /// <summary>
    /// Whether the file is unpacked, installed, made executable or run by a later command of the stage.
    /// </summary>
    public static bool IsInstalled(DockerfileModel model, Download download) =>
        download.IsUnpackedInPipe || new DownloadedFile(download.Target).IsInstalledBehind(download.Command, model);

    /// <summary>
    /// Whether a command of the same RUN compares checksums or signatures, whatever it says of which files.
    /// </summary>
    public bool IsVerifiedIn(InstructionSyntax run, DockerfileModel model) => s_verifiersOfRuns.Of(model, run)
        .Any(command => IsVerifier(command) || (_name is not null && Names(command)));

    /// <summary>
    /// Whether a later RUN of the stage compares the checksum or the signature of the
    /// file, or of files that it does not name.
    /// </summary>
    public bool IsVerifiedBehind(InstructionSyntax instruction, DockerfileModel model) => _name is not null
        && model.GetStage(instruction) is { } stage
        && s_verifyingRuns.Of(model, stage).Where(run => run.Span.Start > instruction.Span.Start)
            .Any(run => s_verifiersOfRuns.Of(model, run).Any(NamesOthers) || model.GetCommands(run).Any(Names));

    // "sha256sum -c SHA256SUMS".
    private static bool NamesOthers(ShellCommand verifier) =>
        verifier.Options.Any(option => option.Name is "-c" or "--check") && !verifier.Operands.IsEmpty;

    /// <summary>Whether a later command of the stage unpacks, installs or runs it.</summary>
    public bool IsInstalledBehind(ShellCommand download, DockerfileModel model) => _name is not null
        && model.GetStage(download) is { } stage
        && InstalledFiles.Of(model, stage).FindLast(this) > download.Span.Start;

    // Those that may compare checksums or signatures.
    private static ImmutableArray<ShellCommand> FindVerifiers(ImmutableArray<ShellCommand> commands) =>
        commands.Where(command => IsVerifier(command) || IsVerifyingScript(command)).ToImmutableArray();

    /// <summary>
    /// The last part of its path with a star for each variable; <see langword="null"/> where unknown.
    /// </summary>
    internal string? Name => _name;

    /// <summary>
    /// Whether it reads the names of the files that it compares from a list: <c>sha256sum -c SHA256SUMS</c>.
    /// </summary>
    public static bool ChecksList(ShellCommand command) =>
        command.Is(ProgramTrait.Verifies) && command.HasOption("-c", "--check");

    private static bool IsVerifier(ShellCommand command) => command.Name switch
    {
        "gpg" or "gpg2" => command.HasOption("--verify", "--verify-files"),
        "openssl" => command.Arguments.Any(argument =>
            argument.Literal is "dgst" or "-verify" or "md5"
            || argument.Literal?.StartsWith("sha", StringComparison.Ordinal) == true),
        "rpm" => command.HasOption("-K", "--checksig"),
        _ => command.Is(ProgramTrait.Verifies),
    };

    // php -r "if (hash_file('sha384', 'setup.php') …"
    private static bool IsVerifyingScript(ShellCommand command) =>
        command.Name is "php" or "python" or "python3"
        && command.Arguments.Any(argument => argument.Text.Contains("hash_file") || argument.Text.Contains("hashlib"));

    private bool Names(ShellCommand command) =>
        command.Arguments.Any(argument => Is(argument) || Simplify(argument.Text).Contains(_name!));

    /// <summary>Whether a command unpacks, installs or makes executable what its arguments name.</summary>
    internal static bool IsInstaller(ShellCommand command) => command.Is(ProgramTrait.Installs) && !IsOfData(command);

    /// <summary>Whether a command installs those of its arguments that are files of packages.</summary>
    internal static bool InstallsPackages(ShellCommand command) => command.Is(ProgramTrait.InstallsFiles);

    /// <summary>Whether its name says that it is a package, or leaves it open.</summary>
    internal bool IsPackage => _name!.EndsWith("*", StringComparison.Ordinal)
        || FileTypes.Is(_name, FileTrait.Package, FileTrait.Tar, FileTrait.Archive, FileTrait.Compressed);

    // A file that others may read, a key.
    private static bool IsOfData(ShellCommand command) => command.Name switch
    {
        "chmod" => PermissionMode.Of(command)?.Literal is not { } mode || !PermissionMode.MakesExecutable(mode),
        "rpm" => command.HasOption("--import"),
        _ => false,
    };

    private bool Is(CommandArgument argument) => _name is not null && Is(GetName(argument));

    /// <summary>The last part of an argument as <see cref="Name"/> has it.</summary>
    internal static string GetName(CommandArgument argument)
    {
        var text = argument.Literal ?? argument.Text;
        return Simplify(RelativePath.GetName(text));
    }

    /// <summary>
    /// Whether a name may be this one's. Either may hold variables or wildcards; one of nothing else says nothing.
    /// </summary>
    internal bool Is(string name) => (name == _name && name.Trim('*').Length > 0)
        || (name.Trim('*').Length > 1 && _name!.Trim('*').Length > 1
            && (Glob.IsMatch(name, _name) || Glob.IsMatch(_name, name)));

    // "${VERSION}" and "$VERSION" say the same, and any other part of the name may, too.
    private static string Simplify(string name) => s_variable.Replace(name.Replace("\"", "").Replace("'", ""), "*");
}
