namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Commands of a Dockerfile that may write to a script.</summary>
internal static class ScriptChanges
{
    private static readonly char[] s_patterns = { '*', '{' };

    /// <summary>Whether a command may write to the script, in addition to the one that creates it.</summary>
    public static bool MayBeChanged(DockerfileModel model, StartScript script) =>
        model.Syntax.Instructions.OfType<RunInstructionSyntax>().Any(run => model.GetCommands(run).Any(command =>
            MayChange(command, ContainerPath.GetName(script.Path))));

    private static bool MayChange(ShellCommand command, string name) => command.Name switch
    {
        "chmod" or "chown" or "chgrp" or "mkdir" or "cat" => false,
        "tee" => command.HasOption("-a", "--append"),
        "sed" or "perl" or "awk" or "find" or "xargs" => command.Arguments.Any(argument =>
            argument.Text.IndexOfAny(s_patterns) >= 0 || argument.Text.Contains(name)),
        _ => command.Arguments.Any(argument => argument.Text.Contains(name))
            || command.Redirections.Any(redirection =>
                redirection.Target?.Text.Contains(name) == true),
    };
}
