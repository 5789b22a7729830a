using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Model;

/// <summary>Where a command of a script runs: what every <c>cd</c> before it leads to, as far as it reaches.</summary>
internal static class CurrentDirectory
{
    /// <param name="start">At the start of the script; <see langword="null"/> where unknown.</param>
    /// <returns><see langword="null"/> where that is not known.</returns>
    public static string? Find(ShellScript script, SimpleCommandSyntax command, string? start)
    {
        var directory = start;
        var around = new HashSet<ShellNode>(command.Ancestors);
        foreach (var change in script.DirectoryChanges.TakeWhile(change => change.Span.Start < command.Span.Start))
        {
            switch (GetReach(change, command, around))
            {
                case Reach.Certain:
                    directory = change is { Name: "cd", Words.Length: 2 } && change.Words[1].Literal != "-" ? ModelBuilder.Combine(directory, change.Words[1].Literal) : null;
                    break;
                case Reach.Unknown:
                    directory = null;
                    break;
            }
        }

        // Later ones in the same loop come before it the second time.
        return command.Ancestors.Any(node => node is WhileSyntax or ForSyntax or ArithmeticForSyntax && script.DirectoryChanges.Any(change => node.Span.Contains(change.Span) && GetReach(change, node, new HashSet<ShellNode>(node.Ancestors)) is not Reach.None)) ? null : directory;
    }

    private enum Reach
    {
        None,
        Certain,
        Unknown,
    }

    // Up to the node that encloses both: what is a process of its own keeps its directory to itself; what may not run leaves it open.
    private static Reach GetReach(ShellNode change, ShellNode command, HashSet<ShellNode> around)
    {
        var reach = Reach.Certain;
        var node = change;
        for (; node.Parent is { } parent && node != command && !around.Contains(node); node = parent)
        {
            switch (parent)
            {
                case GroupSyntax { IsSubshell: true } or SubstitutionPart or ProcessSubstitutionPart or FunctionSyntax when !around.Contains(parent):
                case PipelineSyntax { Commands.Length: > 1 }:
                case ShellListSyntax list when list.Items.Any(item => item.Node == node && item.IsBackground):
                    return Reach.None;
                case ShellListSyntax list when list.Items.Any(item => item.Node == node && item.Operator is ListOperator.Or):
                case IfSyntax or CaseSyntax or WhileSyntax or ForSyntax or ArithmeticForSyntax when parent != command && !(parent is IfSyntax branch && branch.Clauses[0].Condition == node):
                    reach = Reach.Unknown;
                    break;
            }
        }

        return reach;
    }
}
