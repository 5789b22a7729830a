using System.Diagnostics;

namespace DockerfileAnalyzers.Tables;

/// <summary>The public repositories that the tables are made from: given by path, or cloned.</summary>
/// <param name="given">A folder for each repository that was given: <c>dotnet/versions</c>.</param>
/// <param name="cloneFolder">Where clones lie as <c>owner+name</c>, and where new ones go.</param>
/// <param name="updates">Whether existing clones are brought up to date.</param>
internal sealed class Sources(IReadOnlyDictionary<string, string> given, string cloneFolder, bool updates)
{
    private readonly Dictionary<string, GitRepository> _open = new(StringComparer.Ordinal);

    /// <exception cref="TablesException">The repository is not there and cannot be cloned.</exception>
    public GitRepository Get(string name)
    {
        if (_open.TryGetValue(name, out var repository))
            return repository;
        if (!given.TryGetValue(name, out var folder))
        {
            folder = Path.Combine(cloneFolder, name.Replace('/', '+'));
            var isThere = Directory.Exists(folder);
            if (!isThere)
                Git("clone", "--bare", "--single-branch", $"https://github.com/{name}.git", folder);
            else if (updates)
                Git($"--git-dir={folder}", "fetch", "origin", "+HEAD:HEAD");
        }

        return _open[name] = GitRepository.Open(name, folder);
    }

    private static void Git(params string[] arguments)
    {
        Console.Error.WriteLine("git " + string.Join(' ', arguments));
        using var process = Process.Start(new ProcessStartInfo("git", arguments))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new TablesException(
                $"'git {string.Join(' ', arguments)}' failed. Specify a clone with --source owner/name=path.");
    }
}
