using DockerfileAnalyzers.Knowledge;

namespace DockerfileAnalyzers.Harness;

/// <summary>Which commands only remove what a package manager or a download left.</summary>
internal static class CleanUps
{
    // Without the program, which may be called by any path: "$CONDA_DIR/bin/conda clean -afy".
    private static readonly HashSet<string> s_arguments = [.. TableFile.Read("package-caches.tsv").Select(row => row[4])
        .Where(command => !command.StartsWith("rm ", StringComparison.Ordinal))
        .Select(command => command[command.IndexOf(' ')..])];

    public static bool IsCleanUp(CommandMeaning command)
    {
        var words = command.Program is "sudo" ? command.Bare.Skip(1) : command.Bare;
        return command.Assignments.IsEmpty
            && (words.FirstOrDefault() == "rm" || s_arguments.Contains(" " + string.Join(' ', words.Skip(1))));
    }

    /// <summary>The first of the commands after it that names a file that it deletes.</summary>
    public static CommandMeaning? FindUse(CommandMeaning cleanUp, IEnumerable<CommandMeaning> later)
    {
        var files = cleanUp.Bare
            .Skip(1)
            .Where(word => word.Length > 0 && word[0] != '-')
            .Select(word => word[(word.TrimEnd('/', '*').LastIndexOf('/') + 1)..].TrimEnd('/', '*'))
            .Where(name => name.Length > 3)
            .ToArray();
        return cleanUp.Program != "rm"
            ? null
            : later.FirstOrDefault(command =>
                !IsCleanUp(command)
                && command.Bare.Any(word => files.Any(file => word.EndsWith(file, StringComparison.Ordinal))));
    }
}
