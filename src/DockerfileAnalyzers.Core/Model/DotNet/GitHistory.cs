namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>
/// A command that reads the history of the build context's repository, itself or by a package of the project.
/// </summary>
/// <param name="Reader">The package, or the command as it is called.</param>
/// <param name="Consequence">The consequence of a missing history.</param>
internal sealed record GitUse(string Reader, ShellCommand Command, TextSpan Span, string Consequence);

/// <summary>Whether a build needs the folder <c>.git</c> of its context, and whether it has it.</summary>
internal static class GitHistory
{
    public const string Folder = ".git";

    // Any file of the folder: folders themselves are not followed.
    internal const string Head = ".git/HEAD";

    /// <summary>Whether ignoring <c>.git</c> would change what the build makes.</summary>
    public static bool IsNeeded(DockerfileModel model) =>
        FindPackages(model.Project).Any() || FindCommands(model).Any() || GetCommands(model).Any(IsToldToRead)
        || BuildContext.Of(model).Manifest?.Entries.Any(entry => IsConfiguration(model.Project, entry.Path)) == true
        || model.Syntax.Instructions.Any(NamesIt);

    /// <summary>Whether a script that is not seen here may read it.</summary>
    public static bool MayBeNeeded(DockerfileModel model) => GetCommands(model).Any(command =>
        (command.ProgramAsWritten.IndexOf('/') >= 0
            && !command.ProgramAsWritten.StartsWith("/", StringComparison.Ordinal))
        || GitReaderTable.MayRead(command.Tool, command.Action)
        || (command.Tool is "pip" or "uv"
            && command.Operands.Any(operand => operand.Text.StartsWith(".", StringComparison.Ordinal)))
        || (Interpreters.GetDialect(command.Name) is not Shell.ShellDialect.Unknown
            && command.Operands.Any(operand => operand.Text.EndsWith(".sh", StringComparison.Ordinal))));

    internal static IEnumerable<GitReader> FindPackages(ProjectFacts project) =>
        GitReaderTable.Packages.Where(package => project.HasPackage(package.Name));

    // "version.json" is Nerdbank.GitVersioning's; others also have files with that name.
    private static bool IsConfiguration(ProjectFacts project, string path) =>
        GitReaderTable.IsConfiguration(path) || (path == "version.json" && project.Packages.IsEmpty);

    private static bool IsToldToRead(ShellCommand command) =>
        command.Arguments.Any(argument => GitReaderTable.IsReadingArgument(command.Tool, argument.Text));

    internal static IEnumerable<GitUse> FindCommands(DockerfileModel model)
    {
        foreach (var command in GetCommands(model))
        {
            var action = command.Action ?? command.Operands.FirstOrDefault()?.Literal;
            if (GitReaderTable.FindCommand(command.Name, action) is { } reader && ReadsContext(model, command))
                yield return new GitUse(command.CallName, command, command.NameSpan, reader.Consequence!);
        }
    }

    private static IEnumerable<ShellCommand> GetCommands(DockerfileModel model) =>
        model.Stages.SelectMany(stage => stage.Instructions.OfType<RunInstructionSyntax>())
            .SelectMany(run => model.GetCommands(run));

    // In a repository that the build makes, or in a folder that is not known, the context's history is not meant.
    private static bool ReadsContext(DockerfileModel model, ShellCommand command) => !MakesRepository(model, command)
        && !command.HasOption("-h", "--help", "--version", "-C", "--git-dir")
            && model.GetWorkingDirectory(command) is not null
        && GetEarlier(model, command).OfType<CopyingInstructionSyntax>()
            .Any(copying => copying.From is null);

    internal static bool MakesRepository(DockerfileModel model, ShellCommand command)
    {
        var earlier = GetEarlier(model, command).ToArray();
        return earlier.OfType<AddInstructionSyntax>().Any(add => add.Sources.Any(source => IsRepository(source.Text)))
            || earlier.Append(command.Instruction).OfType<RunInstructionSyntax>()
                .SelectMany(run => model.GetCommands(run))
                .TakeWhile(other => other.Span.Start < command.Span.Start)
                .Any(other => other is { Name: "git", Action: "clone" or "init" or "fetch" or "pull" });
    }

    private static bool IsRepository(string source) => ValueRules.IsRemote(source) && source.Contains("git");

    internal static IEnumerable<InstructionSyntax> GetEarlier(DockerfileModel model, ShellCommand command) =>
        model.GetStage(command)?.ChainInstructions.TakeWhile(instruction => instruction != command.Instruction)
            ?? Enumerable.Empty<InstructionSyntax>();

    private static bool NamesIt(InstructionSyntax instruction) => instruction switch
    {
        CopyInstructionSyntax { From: not null } => false,
        CopyingInstructionSyntax copying => copying.Sources.Any(source => IsFolder(source.Literal)),
        RunInstructionSyntax run =>
            run.Mounts.Any(mount => mount.ReadsContext && IsFolder(mount.Source)),
        _ => false,
    };

    private static bool IsFolder(string? source) => source is not null && ContextSelection.Clean(source) == Folder;
}
