using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>A command that removes packages which an earlier RUN installed: they stay in its layer.</summary>
/// <param name="Packages">As the removal names them: packages, or the name of a group of apk's.</param>
/// <param name="Names">The packages themselves.</param>
public sealed record PackageRemoval(ShellCommand Command, ImmutableArray<CommandArgument> Packages, ImmutableArray<string> Names, ShellCommand Installation)
{
    /// <returns><see langword="null"/> where nothing of it is known to be in an earlier layer, or it makes room for something else.</returns>
    public static PackageRemoval? Find(DockerfileModel model, Stage stage, ShellCommand command)
    {
        if (command is not { Kind: CommandKind.Remove, Instruction: RunInstructionSyntax run } || PackageManagerTable.Find(command.Tool) is not { Ecosystem: "system" } || IsForAnother(model, stage, command))
            return null;
        var earlier = model.GetRuns(stage).TakeWhile(other => other != run).SelectMany(other => model.GetCommands(other)).Where(other => IsInstallation(other, command)).ToArray();
        var found = command.Operands
            .Select(operand => (Operand: operand, Installation: earlier.FirstOrDefault(install => Installs(install, operand) && !IsRemovedAtOnce(model, install, operand)))).Where(pair => pair.Installation is not null).ToArray();
        if (found.Length == 0)
            return null;
        var names = found.SelectMany(pair => pair.Installation!.Group == pair.Operand.Literal ? pair.Installation!.Packages : new[] { pair.Operand.Literal! });
        return new PackageRemoval(command, found.Select(pair => pair.Operand).ToImmutableArray(), names.Distinct().ToImmutableArray(), found[0].Installation!);
    }

    private static bool IsInstallation(ShellCommand command, ShellCommand removal) => command.Kind is CommandKind.Install && command.Tool == removal.Tool && command.Action != "build-dep";

    private static bool Installs(ShellCommand install, CommandArgument operand) =>
        operand.Literal is { } name && (install.Group is { } group ? group == name : install.Packages.Contains(name));

    private static bool IsRemovedAtOnce(DockerfileModel model, ShellCommand install, CommandArgument operand) => model.GetCommands(install.Instruction).Any(other =>
        other.Kind is CommandKind.Remove && other.Tool == install.Tool && other.Span.Start > install.Span.Start && other.Operands.Any(removed => removed.Literal is null || removed.Literal == operand.Literal));

    // What is installed afterwards may not get along with what is removed: another version, another package for the same.
    private static bool IsForAnother(DockerfileModel model, Stage stage, ShellCommand command) =>
        model.GetRuns(stage).SelectMany(run => model.GetCommands(run)).Any(other => other.Span.Start > command.Span.Start
            && (other.Instruction == command.Instruction ? other.Kind is CommandKind.Install or CommandKind.Build or CommandKind.Upgrade || other.Name is "make" or "dpkg" or "rpm" : IsInstallation(other, command) && command.Operands.Any(operand => Installs(other, operand))));
}
