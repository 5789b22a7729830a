using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>
/// A command that reads the history of the build context's repository, itself or by a package of the project.
/// </summary>
/// <param name="Reader">The package, or the command as it is called.</param>
/// <param name="Consequence">What happens without the history.</param>
internal sealed record GitUse(string Reader, ShellCommand Command, TextSpan Span, string Consequence);

/// <summary>Whether a build needs the folder <c>.git</c> of its context, and whether it has it.</summary>
internal static class GitHistory
{
    public const string Outside = "is outside the build context";

    public const string NotCopied = "is not copied or mounted";

    public const string Folder = ".git";

    // Any file of the folder: folders themselves are not followed.
    private const string Head = ".git/HEAD";

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

    /// <summary>The commands that need the history and do not have it.</summary>
    public static IEnumerable<GitUse> FindLost(DockerfileModel model)
    {
        // Where it is not known to be there, the base image may have a repository of its own.
        if (BuildContext.Of(model).Exists(Folder) == true || BuildContext.Of(model).IsIgnored(Head))
        {
            foreach (var use in FindCommands(model).Where(use => !HasHistory(model, use.Command)))
                yield return use;
        }

        // The last build makes what is published. Few projects have such a package: what
        // is copied is only looked at for these.
        if (DotNetBuild.Of(model).Commands.LastOrDefault(IsBuild) is not { } build
            || FindPackages(model.Project).Where(package => package.Consequence is not null).ToArray()
                is not { Length: > 0 } packages
            || HasHistory(model, build.Command))
            yield break;
        foreach (var package in packages.Where(package => !IsOverridden(model, build.Command, package)))
            yield return new GitUse(package.Name, build.Command, build.TargetSpan, package.Consequence!);
    }

    /// <summary>Why a command does not have it; <see langword="null"/> if that is unknown.</summary>
    public static string? ExplainLoss(DockerfileModel model)
    {
        var context = BuildContext.Of(model);
        if (context.IsIgnored(Head) && context.FindDecidingPattern(Head) is { } pattern)
            return $"pattern '{context.IgnoreFile!.File.GetText(pattern.Span)}' in '{context.IgnoreFileName}' excludes";
        if (context.Manifest is not null && context.Exists(Folder) == false)
            return model.Project["GitRepository"] is null ? null : Outside;
        return NotCopied;
    }

    /// <summary>
    /// Mounts the history for the RUN of a command; <see langword="null"/> where it is not there or mounted
    /// already, or where it belongs is not known. What the ignore file excludes cannot be mounted: an ignore
    /// file for this Dockerfile must send it.
    /// </summary>
    public static TextEdit? CreateMount(DockerfileModel model, ShellCommand command)
    {
        if (command.Instruction is not RunInstructionSyntax run || BuildContext.Of(model).Exists(Folder) != true
            || run.Mounts.Any(mount => mount.Source?.EndsWith(Folder, StringComparison.Ordinal) == true)
            || FindRoot(model, command) is not { } root)
            return null;
        return TextEdit.Insert(run.KeywordSpan.End,
            $" --mount=type=bind,source={Folder},target={(root == "/" ? "" : root)}/{Folder}");
    }

    private static bool IsBuild(DotNetCommand command) =>
        command is { Builds: true, Verb: not "test" }
            && command.Target is not (DotNetTarget.OtherProject or DotNetTarget.ReferencedProject)
            && !command.Command.HasOption("--no-build");

    private static IEnumerable<GitReader> FindPackages(ProjectFacts project) =>
        GitReaderTable.Packages.Where(package => project.HasPackage(package.Name));

    // "version.json" is Nerdbank.GitVersioning's; others have files of that name, too.
    private static bool IsConfiguration(ProjectFacts project, string path) =>
        GitReaderTable.IsConfiguration(path) || (path == "version.json" && project.Packages.IsEmpty);

    private static bool IsToldToRead(ShellCommand command) =>
        command.Arguments.Any(argument => GitReaderTable.IsReadingArgument(command.Tool, argument.Text));

    private static IEnumerable<GitUse> FindCommands(DockerfileModel model)
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

    /// <summary>Whether the ignore file keeps the history out of the build context.</summary>
    public static bool IsExcluded(DockerfileModel model) => BuildContext.Of(model).IsIgnored(Head);

    private static bool HasHistory(DockerfileModel model, ShellCommand command) =>
        MakesRepository(model, command) || IsCopied(model, command)
        || (command.Instruction is RunInstructionSyntax run
            && run.Mounts.Any(mount => mount is { Type: "bind", From: not null }))
        // A context that the build command names may hold it, an image does not.
        || GetEarlier(model, command).OfType<CopyInstructionSyntax>()
            .Any(copy => CopyResolver.Of(model, copy).Origin.Kind is OriginKind.Unknown);

    private static bool IsCopied(DockerfileModel model, ShellCommand command) =>
        BuildContext.Of(model).Exists(Folder) != false && !BuildContext.Of(model).IsIgnored(Head)
        && (ImageFileSystemBuilder.Of(model).GetFiles(command.Instruction).GetPaths(Head).Any()
            || Takes(model, GetEarlier(model, command), 0));

    // Wherever it goes: a destination that is not known may be the right one.
    private static bool Takes(DockerfileModel model, IEnumerable<InstructionSyntax> instructions, int depth) =>
        instructions.OfType<CopyingInstructionSyntax>().Select(copying => CopyResolver.Of(model, copying))
            .Any(copy => copy.Origin switch
            {
                { Kind: OriginKind.Context } => copy.Sources.Any(source => source.Value is null
                    || (source.Filter is { } filter
                        && (ContainerPath.IsWithin(filter.Source, Folder) || filter.GetTarget(Head) is not null))),
                { Stage: { } stage } =>
                    depth < model.Stages.Length && Takes(model, stage.ChainInstructions, depth + 1),
                _ => false,
            });

    private static bool MakesRepository(DockerfileModel model, ShellCommand command)
    {
        var earlier = GetEarlier(model, command).ToArray();
        return earlier.OfType<AddInstructionSyntax>().Any(add => add.Sources.Any(source => IsRepository(source.Text)))
            || earlier.Append(command.Instruction).OfType<RunInstructionSyntax>()
                .SelectMany(run => model.GetCommands(run))
                .TakeWhile(other => other.Span.Start < command.Span.Start)
                .Any(other => other is { Name: "git", Action: "clone" or "init" or "fetch" or "pull" });
    }

    private static bool IsRepository(string source) => ValueRules.IsRemote(source) && source.Contains("git");

    private static IEnumerable<InstructionSyntax> GetEarlier(DockerfileModel model, ShellCommand command) =>
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

    // On the command line, in the script or in the environment, which MSBuild reads as properties; an operand that is
    // not known may say it.
    private static bool IsOverridden(DockerfileModel model, ShellCommand command, GitReader reader)
    {
        bool Says(string text, string name) => text.Mentions(name + "=");
        var script = model.File.GetText(command.Instruction.Span);
        return command.Arguments.Any(argument => Says(argument.Text, "Version"))
            || reader.Overrides.Any(name => Says(script, name) || IsSet(model, command, name))
            || command.Operands.Any(operand =>
                operand.Literal is null && operand.Text.Trim('"').StartsWith("$", StringComparison.Ordinal));
    }

    private static bool IsSet(DockerfileModel model, ShellCommand command, string name) =>
        model.GetState(command.Instruction).Variables.Variables.Any(variable =>
            variable.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // Where the root of the context lies in the image: by the project, else by a COPY of all of it.
    private static string? FindRoot(DockerfileModel model, ShellCommand command)
    {
        var build = DotNetBuild.Of(model).Commands.FirstOrDefault(other => other.Command == command);
        if (build is not null && DotNetBuild.Of(model).GetProjectPath(build) is { } place
            && DotNetBuild.Of(model).ToContext(model.Project.ProjectFile) is { } project
            && place.EndsWith("/" + project, StringComparison.Ordinal))
            return place.Substring(0, place.Length - project.Length - 1) is { Length: > 0 } root ? root : "/";
        return GetEarlier(model, command).OfType<CopyingInstructionSyntax>()
            .LastOrDefault(BuildContext.IsWholeContext) is { } whole
            ? CopyResolver.Of(model, whole).Target?.Path : null;
    }
}
