namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>Whether the build ends where a command fails: if not, one that fails today may run after a fix.</summary>
internal static class CommandFailure
{
    public static bool EndsBuild(DockerfileModel model, ShellCommand command)
    {
        if (!EndsScript(model, command))
            return false;
        // "sh -c 'a; b' || true": the shell around it also decides about its failure.
        return command.Script is null || command.Script == model.GetScript(command.Instruction)
            || (model.GetCommands(command.Instruction).LastOrDefault(other => other.Script != command.Script
                && other.Span.Start < command.Span.Start && other.Span.Contains(command.Span)) is { } shell
                && EndsBuild(model, shell));
    }

    /// <summary>
    /// Whether a command is one of those that its script runs one after the other, and no <c>||</c> catches its
    /// failure.
    /// </summary>
    public static bool IsNoticed(ShellCommand command)
    {
        if (command.Syntax is null)
            return true;
        if (command.Script!.Root is not ShellListSyntax { Items: var items } list)
            return command.Script.Root == command.Syntax;
        ShellNode node = command.Pipeline is { IsNegated: false } pipeline ? pipeline : command.Syntax;
        var index = list.IndexOf(node);
        return index < items.Length && items[index].Operator is not ListOperator.Or
            && (index + 1 == items.Length || items[index + 1].Operator is not ListOperator.Or);
    }

    private static bool EndsScript(DockerfileModel model, ShellCommand command)
    {
        if (command.Script is null)
            return true;
        if (command.Script.Root is not ShellListSyntax { Items: var items } list)
            return command.Script.Root == command.Syntax;
        var index = list.IndexOf(command.Syntax!);
        if (index == items.Length || items[index].IsBackground)
            return false;
        if (index >= list.LastChain)
            return true;
        // With "set -e" only the last command in a chain of "&&" and "||" ends the script.
        return items[index + 1].Operator is ListOperator.Sequence && command.Instruction is RunInstructionSyntax run
            && RunScript.AllOf(model, run).Any(script => script.Tree == command.Script && script.HasErrexit);
    }
}
