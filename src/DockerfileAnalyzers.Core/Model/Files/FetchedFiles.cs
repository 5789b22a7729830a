namespace DockerfileAnalyzers.Model.Files;

/// <summary>
/// The use that the RUNs of a stage, without its parents, make of the files that it fetched. Files are matched by name,
/// because it is rarely known whether a file was moved before.
/// </summary>
internal sealed class FetchedFiles
{
    private static readonly Fact<Stage, FetchedFiles> s_fact = new((model, stage) => new(model, stage));

    // Those that may compare checksums or signatures.
    private static readonly Fact<InstructionSyntax, ImmutableArray<ShellCommand>> s_verifiers = new((model, run) =>
        model.GetCommands(run).Where(command => CommandEffects.IsVerifying(command) || IsVerifyingScript(command))
            .ToImmutableArray());

    private static readonly Regex s_variable = new(
        @"\$\{[^}]*\}|\$\w+|\$\([^)]*\)|`[^`]*`", RegexOptions.CultureInvariant);

    // Where a command with the name starts last.
    private readonly Dictionary<string, int> _programs = new(StringComparer.Ordinal);
    private readonly NamesOfFiles _installed = new();
    private readonly NamesOfFiles _packages = new();
    private readonly ImmutableArray<RunInstructionSyntax> _verifying;

    private FetchedFiles(DockerfileModel model, Stage stage)
    {
        _verifying = stage.Instructions.OfType<RunInstructionSyntax>()
            .Where(run => !s_verifiers.Of(model, run).IsEmpty).ToImmutableArray();
        foreach (var command in stage.Instructions
            .Select(instruction => instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction)
            .OfType<RunInstructionSyntax>().SelectMany(run => model.GetCommands(run)))
        {
            if (command.ProgramAsWritten.IndexOf('/') >= 0)
                _programs[command.Name] = command.Span.Start;
            if (CommandEffects.IsInstalling(command))
                _installed.Add(command);
            else if (command.Is(ProgramTrait.InstallsFiles))
                _packages.Add(command);
        }
    }

    /// <summary>
    /// Whether a command of the same RUN, or a later one of the stage, compares a checksum or a signature of the file.
    /// </summary>
    public static bool IsVerified(DockerfileModel model, Download download) =>
        s_verifiers.Of(model, download.Command.Instruction).Any(command => CommandEffects.IsVerifying(command)
            || (FindName(download.Target) is { } name && Names(command, name)))
        || IsVerifiedAfter(model, download.Command.Instruction, download.Target);

    /// <summary>The same, in a later RUN: of the file, or of files that are not named.</summary>
    /// <param name="path">With variables as they are written; <see langword="null"/> where unknown.</param>
    public static bool IsVerifiedAfter(DockerfileModel model, InstructionSyntax instruction, string? path) =>
        FindName(path) is { } name && model.GetStage(instruction) is { } stage
        && s_fact.Of(model, stage)._verifying.Where(run => run.Span.Start > instruction.Span.Start).Any(run =>
            s_verifiers.Of(model, run).Any(ReadsList)
            || model.GetCommands(run).Any(command => Names(command, name)));

    /// <summary>
    /// Whether the file is unpacked, installed, made executable or run by a later command of the stage.
    /// </summary>
    public static bool IsInstalled(DockerfileModel model, Download download) => download.IsUnpackedInPipe
        || (FindName(download.Target) is { } name && model.GetStage(download.Command) is { } stage
            && s_fact.Of(model, stage).IsInstalledAfter(name, download.Command.Span.Start));

    private bool IsInstalledAfter(string name, int start) => _installed.AnyAfter(name, start)
        || (_programs.TryGetValue(name, out var run) && run > start)
        || (_packages.AnyAfter(name, start) && (name[name.Length - 1] == '*'
            || FileTypes.Is(name, FileTrait.Package, FileTrait.Tar, FileTrait.Archive, FileTrait.Compressed)));

    // "sha256sum -c SHA256SUMS".
    private static bool ReadsList(ShellCommand verifier) =>
        verifier.Options.Any(option => option.Name is "-c" or "--check") && !verifier.Operands.IsEmpty;

    // php -r "if (hash_file('sha384', 'setup.php') …"
    private static bool IsVerifyingScript(ShellCommand command) =>
        command.Name is "php" or "python" or "python3"
        && command.Arguments.Any(argument => argument.Text.Contains("hash_file") || argument.Text.Contains("hashlib"));

    // "${VERSION}" and "$VERSION" mean the same, and other parts of the name can as well.
    private static string Simplify(string name) => s_variable.Replace(name.Replace("\"", "").Replace("'", ""), "*");

    private static string? FindName(string? path) => path is not (null or "-")
        && Simplify(RelativePath.GetName(path)) is { Length: > 0 } name ? name : null;

    private static string GetName(CommandArgument argument) =>
        Simplify(RelativePath.GetName(argument.Literal ?? argument.Text));

    private static bool Names(ShellCommand command, string name) => command.Arguments.Any(argument =>
        MayBe(GetName(argument), name) || Simplify(argument.Text).Contains(name));

    // Either may hold variables or wildcards; one of nothing else says nothing.
    private static bool MayBe(string other, string name) => (other == name && name.Trim('*').Length > 0)
        || (other.Trim('*').Length > 1 && name.Trim('*').Length > 1
            && (Glob.IsMatch(other, name) || Glob.IsMatch(name, other)));

    // A name that is known exactly is looked up; the others are compared one by one.
    private sealed class NamesOfFiles
    {
        private readonly Dictionary<string, int> _plain = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _patterns = new(StringComparer.Ordinal);

        public void Add(ShellCommand command)
        {
            foreach (var name in command.Arguments.Select(GetName))
                (Glob.HasWildcard(name) ? _patterns : _plain)[name] = command.Span.Start;
        }

        public bool AnyAfter(string name, int start) => Any(_patterns, name, start)
            || (Glob.HasWildcard(name) ? Any(_plain, name, start)
                : _plain.TryGetValue(name, out var last) && last > start);

        private static bool Any(Dictionary<string, int> names, string name, int start)
        {
            foreach (var other in names)
            {
                if (other.Value > start && MayBe(other.Key, name))
                    return true;
            }

            return false;
        }
    }
}
