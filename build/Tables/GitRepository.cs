using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Tables;

/// <summary>A commit of a git repository, read through <c>git</c>. Nothing is checked out.</summary>
internal sealed class GitRepository
{
    private readonly string _directory;
    private readonly Lazy<string[]> _files;

    private GitRepository(string name, string directory, string commit, string date)
    {
        (Name, _directory, Commit, Date) = (name, directory, commit, date);
        _files = new(() =>
            Run("ls-tree", "-r", "--name-only", "-z", Commit).Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The owner and the name: <c>dotnet/dotnet-docker</c>.</summary>
    public string Name { get; }

    /// <summary>The full hash of the commit that is read.</summary>
    public string Commit { get; }

    /// <summary>The day of the commit, <c>yyyy-MM-dd</c>.</summary>
    public string Date { get; }

    /// <summary>The paths of all files of the commit.</summary>
    public IReadOnlyList<string> Files => _files.Value;

    /// <summary>How a table names this source.</summary>
    public string Citation => $"{Name}@{Commit[..12]} {Date}";

    /// <param name="directory">A work tree, a bare repository or a <c>.git</c> folder.</param>
    /// <exception cref="TablesException">The folder is not a git repository.</exception>
    public static GitRepository Open(string name, string directory)
    {
        var git = Directory.Exists(Path.Combine(directory, ".git")) ? Path.Combine(directory, ".git") : directory;
        var line = RunIn(git, "log", "-1", "--date=format:%Y-%m-%d", "--format=%H %cd", "HEAD").Trim().Split(' ');
        return line.Length == 2
            ? new GitRepository(name, git, line[0], line[1])
            : throw new TablesException($"'{directory}' is not a git repository of '{name}'.");
    }

    /// <returns>The text of a file, or <see langword="null"/> if the revision does not have it.</returns>
    public string? Find(string path, string? revision = null)
    {
        var (exitCode, output) = Start(_directory, "cat-file", "blob", $"{revision ?? Commit}:{path}");
        return exitCode == 0 ? output : null;
    }

    /// <exception cref="TablesException">The commit does not have the file.</exception>
    public string Read(string path) => Find(path)
        ?? throw new TablesException($"'{path}' is not in {Citation}.");

    /// <returns>The commits of the main line that changed one of the paths, oldest first, each with its day.</returns>
    public IReadOnlyList<(string Commit, string Date)> GetHistory(params string[] paths) =>
        Run(["log", "--first-parent", "--reverse", "--date=format:%Y-%m-%d", "--format=%H %cd", Commit, "--", .. paths])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (line.Split(' ')[0], line.Split(' ')[1])).ToArray();

    /// <returns>The last commit of the main line before a day, or <see langword="null"/>.</returns>
    public string? FindCommitBefore(string date)
    {
        var commit = Run("rev-list", "-1", "--first-parent", $"--before={date}T00:00:00Z", Commit).Trim();
        return commit.Length == 0 ? null : commit;
    }

    /// <summary>The text of every version that files of the commit's history ever had.</summary>
    /// <param name="isWanted">Whether a path is read.</param>
    public IEnumerable<string> ReadHistory(Func<string, bool> isWanted)
    {
        var blobs = Run("rev-list", "--objects", "--missing=allow-any", Commit)
            .Split('\n').Select(line => line.Split(' ', 2))
            .Where(parts => parts.Length == 2 && isWanted(parts[1])).Select(parts => parts[0]).ToArray();
        using var process = Process.Start(
            new ProcessStartInfo("git", [$"--git-dir={_directory}", "cat-file", "--batch"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
        using var output = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
        var writing = Task.Run(() =>
        {
            foreach (var blob in blobs)
                process.StandardInput.Write(blob + "\n");
            process.StandardInput.Close();
        });
        for (var i = 0; i < blobs.Length; i++)
        {
            // "<id> blob <bytes>", the bytes, and a line break; "<id> missing" in a clone without large files.
            var header = ReadLine(output).Split(' ');
            if (header is not [_, _, var bytes])
                continue;
            var content = new byte[int.Parse(bytes, CultureInfo.InvariantCulture)];
            output.ReadExactly(content);
            output.ReadByte();
            if (header[1] == "blob")
                yield return Encoding.UTF8.GetString(content);
        }

        writing.Wait();
        process.WaitForExit();
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var c = stream.ReadByte(); c is not ('\n' or -1); c = stream.ReadByte())
            line.Append((char)c);
        return line.ToString();
    }

    private string Run(params string[] arguments) => RunIn(_directory, arguments);

    private static string RunIn(string directory, params string[] arguments)
    {
        var (exitCode, output) = Start(directory, arguments);
        return exitCode == 0
            ? output
            : throw new TablesException($"'git {string.Join(' ', arguments)}' failed in '{directory}'.");
    }

    private static (int ExitCode, string Output) Start(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", [$"--git-dir={directory}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}

/// <summary>A problem that the maintainer can solve: the message says how.</summary>
internal sealed class TablesException(string message) : Exception(message);
