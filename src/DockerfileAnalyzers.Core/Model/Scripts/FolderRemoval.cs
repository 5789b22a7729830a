namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>An <c>rm -r</c> that deletes a directory of the system where an expansion is empty.</summary>
/// <param name="Path">The path that is deleted then.</param>
internal sealed record FolderRemoval(ShellWord Word, string Path)
{
    public static IEnumerable<FolderRemoval> Find(RunScript script, DockerfileModel model)
    {
        // rm of GNU refuses "/" itself, and the build fails.
        var refusesRoot = model.GetStage(script.Instruction)?.BaseImage?.Facts?.Os
            is OsFamily.Debian or OsFamily.Ubuntu or OsFamily.RedHat or OsFamily.Suse or OsFamily.Arch;
        foreach (var command in script.FolderRemovals)
        {
            var isRefused = refusesRoot && !command.HasOption("--no-preserve-root");
            foreach (var word in command.ArgumentWords.Where(word => script.GetValue(word) is null))
            {
                if (script.Variables.GetWhenEmpty(word).FirstOrDefault(path => SystemDirectory.Is(path)
                    && !(isRefused && path.Trim('/').Length == 0)) is { } path)
                    yield return new FolderRemoval(word, path);
            }
        }
    }
}
