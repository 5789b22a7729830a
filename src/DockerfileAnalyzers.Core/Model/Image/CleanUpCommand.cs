namespace DockerfileAnalyzers.Model.Image;

/// <summary>The command that empties a package manager's cache at the end of a RUN.</summary>
internal static class CleanUpCommand
{
    private static readonly Regex s_plain = new(@"\A[\w./+-]+\z", RegexOptions.CultureInvariant);

    // After these a name may call another program.
    private static readonly ImmutableHashSet<string> s_unseen = ImmutableHashSet.Create(
        StringComparer.Ordinal, ".", "source", "eval", "deactivate", "hash", "enable");

    /// <summary>
    /// Calls the program as the command does. By the user who wrote the cache: another's "~" is another folder, and
    /// what belongs to root only root deletes.
    /// </summary>
    /// <returns><see langword="null"/> where it is not certain to run at the end.</returns>
    public static string? Find(DockerfileModel model, ShellCommand command, PackageCache cache, CommandUser user)
    {
        if (user.Prefix is not { } prefix || (prefix.Length > 0 && cache.CleanUp.Contains('~'))
            || (user.IsRoot == false && cache.CleanUp.Contains(" /")))
            return null;
        if (cache.CleanUp.StartsWith("rm ", StringComparison.Ordinal))
            return prefix + cache.CleanUp;
        return s_plain.IsMatch(command.ProgramAsWritten) && IsThereAtTheEnd(model, command, cache)
            ? prefix + GetCall(model, command) + cache.CleanUp.Substring(cache.CleanUp.IndexOf(' '))
            : null;
    }

    // With its variables: "$CONDA_DIR/bin/conda".
    private static string GetCall(DockerfileModel model, ShellCommand command) =>
        model.File.GetText(command.NameSpan) is var text && text.IndexOf('\n') < 0 ? text : command.ProgramAsWritten;

    private static bool IsThereAtTheEnd(DockerfileModel model, ShellCommand command, PackageCache cache)
    {
        var commands = model.GetCommands(command.Instruction);
        if (model.GetScript(command.Instruction) is not { } script || command.Script != script || !AlwaysRuns(command)
            || commands.Any(other =>
                IsWrapper(other, command) && (!other.Is(ProgramTrait.KeepsPath) || SetsPath(other))))
            return false;
        var later = commands.Where(other => other.Span.Start > command.Span.Start).ToArray();
        if (later.Any(other => Removes(other, command, cache)))
            return false;
        return command.ProgramAsWritten.IndexOf('/') switch
        {
            0 => true,
            > 0 => script.DirectoryChanges.All(change => change.Span.Start < command.Span.Start),
            _ => command.Syntax!.Assignments.All(assignment => assignment.Name != "PATH")
                && !later.Any(other => s_unseen.Contains(other.Name) || SetsPath(other)
                    || other.Action is "activate" or "deactivate")
                && script.Nodes.OfType<AssignmentSyntax>()
                    .All(assignment => assignment.Name != "PATH" || assignment.Span.Start < command.Span.Start),
        };
    }

    // At the top of the script, also in a pipe: in a branch, a loop or a subshell its program may not be found outside.
    private static bool AlwaysRuns(ShellCommand command) =>
        command.Script!.Root is ShellListSyntax list && list.Items.Any(
            item =>
                item.Operator is not ListOperator.Or && (item.Node == command.Syntax || item.Node == command.Pipeline));

    private static bool IsWrapper(ShellCommand other, ShellCommand command) =>
        other.Syntax == command.Syntax && other.NameSpan.Start < command.NameSpan.Start;

    private static bool SetsPath(ShellCommand command) =>
        (command.Name is "env" or "unset" || SimpleCommandSyntax.Declarations.Contains(command.Name))
        && command.Arguments.Any(argument =>
            argument.Text == "PATH" || argument.Text.StartsWith("PATH=", StringComparison.Ordinal));

    // By its file, or by the package that brings it.
    private static bool Removes(ShellCommand other, ShellCommand command, PackageCache cache)
    {
        if (other.Name is "rm" or "mv" or "unlink")
            return other.Operands.Any(operand => NamesFile(operand, command, cache));
        var isRemoval = other.Kind is CommandKind.Remove || (other.Name == "rpm" && other.HasOption("-e", "--erase"))
            || (other.Name == "dpkg" && other.HasOption("-r", "-P", "--remove", "--purge"));
        return isRemoval && other.Operands.Any(operand => cache.CleanUpNeeds.IsEmpty
            ? operand.Literal == command.Name
            : operand.Literal is not { Length: > 0 } package || package[0] == '.'
                || cache.CleanUpNeeds.Any(needed => package.StartsWith(needed, StringComparison.Ordinal)));
    }

    // "/usr/bin/yarn", "/opt/yarn-v1.22", "$(which yarn)", the folder that it is in.
    private static bool NamesFile(CommandArgument operand, ShellCommand command, PackageCache cache)
    {
        var path = (operand.Literal ?? operand.Text.Trim('"')).TrimEnd('/');
        var name = ContainerPath.GetName(path);
        return name == command.Name || name.StartsWith(command.Name + "-", StringComparison.Ordinal)
            || cache.CleanUpNeeds.Contains(name)
            || path.Contains("which ") || path.Contains("command -v") || path.Contains("type -")
            || (path.StartsWith("/", StringComparison.Ordinal)
                && ContainerPath.IsWithin(command.ProgramAsWritten, path));
    }
}
