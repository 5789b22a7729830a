using System.Text.RegularExpressions;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>The files that an example needs: those that its page lists, and those that it copies.</summary>
internal sealed class BuildContext
{
    private static readonly Lazy<Task<string>> s_published = new(PublishAsync);

    private readonly SortedDictionary<string, string?> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _facts;

    private BuildContext(RuleExample example) =>
        _facts = Lines(example.Project).Select(line => line.Split('=', 2))
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());

    public static async Task WriteAsync(string folder, RuleExample example, string dockerfile, Claim claim)
    {
        var context = new BuildContext(example);
        context.AddListed(example);
        if (example.Context is null)
            context.AddCopied(dockerfile);
        context.AddProjects();
        context.AddPrograms();
        foreach (var (path, text) in claim.Files)
        {
            context._files.Remove(path + "/a.txt");
            context._files[path] = text;
        }

        await context.WriteAsync(folder);
        if (example.Dockerignore is { } ignore)
            await File.WriteAllTextAsync(Path.Combine(folder, ".dockerignore"), ignore);
    }

    private void AddListed(RuleExample example)
    {
        foreach (var line in Lines(example.Context).Where(line => line != "truncated"))
            Add(line.Split(' ')[0]);
    }

    // Adds the files that COPY and ADD name; a wildcard or a directory of everything names no file.
    private void AddCopied(string dockerfile)
    {
        foreach (Match copy in Regex.Matches(dockerfile, @"^\s*(?:COPY|ADD)\s+(?!.*--from)(.+)$",
            RegexOptions.Multiline | RegexOptions.IgnoreCase))
        {
            var words = Regex.Matches(copy.Groups[1].Value, @"[^\s\[\]"",]+").Select(match => match.Value)
                .Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
            if (words.Any(word => word.StartsWith("<<", StringComparison.Ordinal)))
                continue;
            foreach (var source in words.SkipLast(1).Select(word => word.TrimStart('/', '.').Trim('/')))
            {
                if (source.Length > 0 && source.IndexOfAny(['*', '?', '$', ':']) < 0)
                    Add(source);
            }
        }
    }

    private void AddProjects()
    {
        if (_facts.TryGetValue("ProjectFile", out var project))
            Add(project);
        foreach (var reference in Entries("ProjectReferences"))
            Add(reference[0]);
        foreach (var solution in Entries("Solutions"))
        {
            Add(solution[0]);
            foreach (var path in solution[1..])
                Add(path);
        }

        foreach (var file in Entries("BuildFiles").Concat(Entries("Imports")))
            Add(file[1]);
        if (_facts.TryGetValue("GlobalJson", out var pin))
            Add(pin);
        if (!_files.Keys.Any(IsProject))
            Add("Shop.csproj");
    }

    private void AddPrograms()
    {
        foreach (var project in _files.Keys.Where(IsProject).ToArray())
        {
            var folder = project[..(project.LastIndexOf('/') + 1)];
            _files.TryAdd(folder + (IsProgram(project) ? "Program.cs" : "Library.cs"), null);
        }
    }

    private void Add(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        // A name without an ending is a folder.
        _files.TryAdd(path.EndsWith('/') ? path + "a.txt" : name.Contains('.') ? path : path + "/a.txt", null);
    }

    private async Task WriteAsync(string folder)
    {
        foreach (var (relative, text) in _files)
        {
            var path = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var content = text ?? ContentOf(relative);
            var isScript = path.EndsWith(".sh", StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, content);
            if (isScript && !OperatingSystem.IsWindows() && !IsBroken(relative, "NotExecutable"))
                File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute
                    | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        // Files that were published before are copied as a directory of that name.
        foreach (var published in _files.Keys.Where(path => path.EndsWith("publish/a.txt", StringComparison.Ordinal)))
        {
            File.Delete(Path.Combine(folder, published));
            foreach (var file in Directory.EnumerateFiles(await s_published.Value))
                File.Copy(file, Path.Combine(folder, Path.GetDirectoryName(published)!, Path.GetFileName(file)));
        }
    }

    private string ContentOf(string path) => Path.GetFileName(path) switch
    {
        "Program.cs" => IsWeb ? Samples.WebProgram : Samples.ConsoleProgram,
        "global.json" => Samples.SdkPin(
            _facts.GetValueOrDefault("GlobalJsonVersion", ""),
            _facts.GetValueOrDefault("GlobalJsonRollForward", "latestPatch")),
        "NuGet.config" or "nuget.config" => "<configuration />\n",
        "Directory.Packages.props" => Samples.PackageVersions,
        _ => Path.GetExtension(path) switch
        {
            ".csproj" => Project(path),
            ".cs" => $"public static class {Path.GetFileNameWithoutExtension(path)} {{ }}\n",
            ".slnx" => Samples.Solution(_files.Keys.Where(IsProject)),
            ".sh" when IsBroken(path, "CarriageReturn") => Samples.Script.Replace("\n", "\r\n"),
            ".sh" when IsBroken(path, "NoInterpreter") => Samples.Script[Samples.Script.IndexOf('\n')..],
            ".sh" => Samples.Script,
            ".props" or ".targets" => "<Project />\n",
            ".json" => "{}\n",
            _ => path + "\n",
        },
    };

    private string Project(string path)
    {
        if (!IsProgram(path))
            return Samples.Project("Microsoft.NET.Sdk", "", []);
        var folder = Path.GetDirectoryName(path)!;
        var items = Entries("ProjectReferences")
            .Select(reference => $"<ProjectReference Include=\"{Path.GetRelativePath(
                folder.Length == 0 ? "." : folder, reference[0])}\" />");
        var properties = "<OutputType>Exe</OutputType>"
            + (_facts.TryGetValue("AssemblyName", out var name) ? $"<AssemblyName>{name}</AssemblyName>" : "");
        var imports = Entries("Imports").Where(import => import[2] == path)
            .Select(import => $"<Import Project=\"{Path.GetRelativePath(
                folder.Length == 0 ? "." : folder, import[1])}\" />");
        return Samples.Project(
            IsWeb ? "Microsoft.NET.Sdk.Web" : "Microsoft.NET.Sdk", properties, items.Concat(imports));
    }

    private bool IsBroken(string script, string how) =>
        Entries("BrokenScripts").Any(entry => entry[1] == script && entry[2] == how);

    private bool IsWeb => !_facts.TryGetValue("FrameworkReferences", out var frameworks)
        || frameworks.Contains("AspNetCore", StringComparison.Ordinal);

    private bool IsProgram(string project) =>
        !Entries("ProjectReferences").Any(reference => reference[0] == project)
        && !project.Contains("Test", StringComparison.Ordinal);

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.Ordinal);

    private IEnumerable<string[]> Entries(string fact) =>
        _facts.GetValueOrDefault(fact, "").Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('?'));

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dfa").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Shop.csproj"), Samples.Project(
            "Microsoft.NET.Sdk.Web", "<OutputType>Exe</OutputType>", []));
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Samples.WebProgram);
        var output = Path.Combine(folder, "out");
        var result = await CommandLine.RunAsync(
            "dotnet", ["publish", Path.Combine(folder, "Shop.csproj"), "-o", output, "-nodeReuse:false"]);
        Assert.IsTrue(result.Succeeded, result.Output);
        return output;
    }
}
