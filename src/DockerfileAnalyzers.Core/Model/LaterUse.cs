using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>The first later instruction that needs what a package manager left: deleting it in its layer would break that one.</summary>
/// <param name="Text">The command, as a message names it.</param>
/// <param name="IsCertain">It reads the cache; otherwise it runs code that is not seen and may.</param>
internal sealed record LaterUse(InstructionSyntax Instruction, string Text, bool IsCertain)
{
    /// <summary>In the rest of the stage, in the stages that build on it, in their ONBUILD, and in what the container starts.</summary>
    public static LaterUse? Find(DockerfileModel model, RunInstructionSyntax run, Residue residue) =>
        model.GetStage(run) is { } stage && CacheReaderTable.Find(residue.Tool) is { } readers
            ? Find(model, stage, stage.Instructions.IndexOf(run) + 1, residue, readers)
            : null;

    private static LaterUse? Find(DockerfileModel model, Stage stage, int start, Residue residue, CacheReaders readers)
    {
        LaterUse? unseen = null;
        foreach (var instruction in stage.Instructions.Skip(start).Select(instruction => instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction))
        {
            if (instruction is CopyInstructionSyntax copy && copy.Sources.Any(source => source.Literal is { } path && ContainerPath.IsWithin(path.TrimEnd('/'), residue.Path)))
                return new LaterUse(copy, copy.ToString(), IsCertain: true);
            foreach (var command in model.GetCommands(instruction))
            {
                // What comes after it reads fresh lists.
                if (command.Kind is CommandKind.UpdateIndex && CacheTable.Find(command.Tool, command.Action)?.Tool == residue.Tool)
                    return unseen;
                if (Reads(model, command, residue, readers))
                    return new LaterUse(instruction, Say(command), IsCertain: true);
                if (unseen is null && residue.Tool is "apt" or "apk" && UnseenCode.IsRunBy(command))
                    unseen = new LaterUse(instruction, Say(command), IsCertain: false);
            }
        }

        foreach (var child in model.Stages.Where(other => other.Parent == stage))
        {
            if (Find(model, child, 0, residue, readers) is { } use)
            {
                if (use.IsCertain)
                    return use;
                unseen ??= use;
            }
        }

        return unseen;
    }

    private static bool Reads(DockerfileModel model, ShellCommand command, Residue residue, CacheReaders readers)
    {
        var user = CommandUser.Find(model, command);
        if (command.Name is not ("rm" or "find") && command.Arguments.Any(argument =>
            ContainerPath.IsWithin(user.Locate(user.Normalize((argument.Literal ?? argument.Text.Trim('"')).TrimEnd('/', '*'))), residue.Path)))
            return true;
        // Of a program that no table knows, the first operand is the subcommand: "rosdep install".
        var action = command.Action ?? command.Operands.FirstOrDefault()?.Literal;
        // Where no command fetched the index by itself, apk fetches what it needs.
        if (residue.Causes.Any(cause => cause.Kind is CommandKind.UpdateIndex) && IsReader(command, action, readers))
            return !readers.Excuses.Any(option => command.HasOption(option)) && !command.HasOption("--version", "--help");
        return (command.Tool == residue.Cause.Tool || command.Name == residue.Cause.Name || (command.Name == "npx" && residue.Tool == "npm")) && IsOffline(model, command, readers);
    }

    private static bool IsReader(ShellCommand command, string? action, CacheReaders readers) => readers.Commands.Contains(command.Name)
        || readers.Commands.Contains($"{command.Name} {action}") || readers.Commands.Contains($"{command.Tool} {action}");

    /// <summary>Whether a command takes what it installs from the cache, and adds nothing to it.</summary>
    public static bool IsOffline(DockerfileModel model, ShellCommand command, string tool) =>
        CacheReaderTable.Find(tool) is { } readers && IsOffline(model, command, readers);

    private static bool IsOffline(DockerfileModel model, ShellCommand command, CacheReaders readers) =>
        readers.Options.Any(option => command.HasOption(option)) || readers.Variables.Any(name => IsSet(model, command, name));

    private static bool IsSet(DockerfileModel model, ShellCommand command, string name)
    {
        var value = command.Syntax?.Assignments.FirstOrDefault(assignment => assignment.Name == name)?.Value.Text
            ?? model.GetState(command.Instruction).Variables.Find(name)?.Value;
        return value is { Length: > 0 } and not ("0" or "false");
    }

    private static string Say(ShellCommand command) => command.Action is { } action ? $"{command.Name} {action}"
        : command.Arguments.Length is 1 or 2 ? $"{command.Program} {string.Join(" ", command.Arguments.Select(argument => argument.Text))}" : command.Program;
}
