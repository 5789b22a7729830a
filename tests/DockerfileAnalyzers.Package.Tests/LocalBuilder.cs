using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <param name="Succeeded">Every instruction ran.</param>
/// <param name="Output">Of all commands.</param>
/// <param name="Root">The folder that stands for the root of the last stage.</param>
/// <param name="Environment">The variables that ENV sets there.</param>
/// <param name="Entrypoint">The program that the container would start.</param>
public sealed record LocalImage(
    bool Succeeded,
    string Output,
    string Root,
    string WorkingDirectory,
    Dictionary<string, string> Environment,
    string[] Entrypoint);

/// <summary>
/// Runs a Dockerfile of <c>dotnet</c> commands without an engine, as the witness of what the rules say: a
/// stage is a folder, COPY copies, and RUN starts this machine's SDK, whatever the tag. Reads one instruction
/// a line, and only those that the tests write.
/// </summary>
public static class LocalBuilder
{
    public static LocalImage Build(string dockerfile, string context)
    {
        var stages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (root, directory, output) = ("", "/", "");
        var environment = new Dictionary<string, string>();
        var arguments = new Dictionary<string, string>();
        string[] entrypoint = [];
        foreach (var line in dockerfile
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#')))
        {
            var words = line.StartsWith("COPY [", StringComparison.Ordinal)
                || line.StartsWith("ENTRYPOINT [", StringComparison.Ordinal)
                ? Regex.Matches(line, "\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToArray()
                : line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            switch (line.Split(' ')[0])
            {
                case "FROM":
                    root = BuiltPackage.CreateFolder("stage");
                    (directory, environment, entrypoint) = ("/", [], []);
                    if (stages.TryGetValue(words[0], out var parent))
                        CopyFolder(parent, root);
                    if (words.Length == 3)
                        stages[words[2]] = root;
                    break;
                case "WORKDIR":
                    directory = Path.Combine(directory, words[0]);
                    Directory.CreateDirectory(root + directory);
                    break;
                case "COPY":
                    var from = words[0].StartsWith("--from=", StringComparison.Ordinal)
                        ? words[0]["--from=".Length..]
                        : null;
                    Copy(
                        from is null ? context : stages[from],
                        words[(from is null ? 0 : 1)..^1],
                        words[^1],
                        root,
                        directory);
                    break;
                case "ARG":
                    arguments[words[0].Split('=')[0]] = words[0].Split('=')[1];
                    break;
                case "RUN":
                    foreach (var command in arguments
                        .Aggregate(line["RUN ".Length..], (text, argument) =>
                            text.Replace("$" + argument.Key, argument.Value))
                        .Split("&&", StringSplitOptions.TrimEntries))
                    {
                        var (exitCode, text) = Run(command, root, directory);
                        output += $"$ {command}\n{text}";
                        if (exitCode != 0)
                            return new LocalImage(false, output, root, directory, environment, entrypoint);
                    }

                    break;
                case "ENV":
                    var (name, value) = (words[0].Split('=', 2)[0], string.Join(' ', words).Split('=', 2)[1].Trim('"'));
                    environment[name] = value;
                    break;
                case "ENTRYPOINT":
                    entrypoint = words;
                    break;
                case "EXPOSE" or "USER":
                    break;
                default:
                    throw new NotSupportedException(line);
            }
        }

        return new LocalImage(true, output, root, directory, environment, entrypoint);
    }

    /// <summary>Starts the container's program.</summary>
    /// <returns>Its exit code and output; no exit code where it still runs after <paramref name="seconds"/>.</returns>
    public static (int? ExitCode, string Output) Start(LocalImage image, int seconds = 5)
    {
        var program = image.Entrypoint[0] == "dotnet"
            ? "dotnet"
            : Path.GetFullPath(Path.Combine(image.Root + image.WorkingDirectory, image.Entrypoint[0].TrimStart('/')));
        if (program != "dotnet" && !File.Exists(program))
            return (127, $"{image.Entrypoint[0]}: no such file");
        var start = new ProcessStartInfo(program, image.Entrypoint[1..])
        {
            WorkingDirectory = image.Root + image.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in image.Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = new System.Text.StringBuilder();
        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
        }

        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        int? exitCode = process.WaitForExit(TimeSpan.FromSeconds(seconds)) ? process.ExitCode : null;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (exitCode, output.ToString());
    }

    private static void Copy(string source, string[] patterns, string destination, string root, string directory)
    {
        var target = root + Path.Combine(directory, destination).TrimEnd('.');
        foreach (var pattern in patterns.Select(pattern => pattern.TrimStart('/')))
        {
            var path = Path.GetFullPath(Path.Combine(source, pattern));
            if (Directory.Exists(path))
            {
                CopyFolder(path, target);
                continue;
            }

            if (!File.Exists(path))
                throw new FileNotFoundException($"COPY {pattern}: not in the build context", path);
            var file = patterns.Length > 1 || target.EndsWith('/') || Directory.Exists(target)
                ? Path.Combine(target, Path.GetFileName(path))
                : target;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(path, file, overwrite: true);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static (int ExitCode, string Output) Run(string command, string root, string directory)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] != "dotnet")
            throw new NotSupportedException(command);
        // Absolute paths are those of the image.
        var arguments = words[1..]
            .Select(word => word.Trim('"'))
            .Select(word =>
                word.StartsWith('/') && !word.StartsWith("/p:", StringComparison.Ordinal) ? root + word : word);
        return BuiltPackage.RunDotNet(root + directory, [.. arguments]);
    }
}
