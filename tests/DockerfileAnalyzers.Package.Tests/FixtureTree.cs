using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>
/// A build context of several projects. The analysis works on a copy of its own, with the package put into one project
/// from outside, so that what is built stays as it was written.
/// </summary>
public sealed class FixtureTree
{
    private readonly string _analyzed;
    private readonly string _project;

    private FixtureTree(string folder, string project)
    {
        Folder = folder;
        _project = project;
        _analyzed = folder + "-analyzed";
    }

    /// <summary>The build context.</summary>
    public string Folder { get; }

    /// <param name="project">The project that the package is given to, relative to the context.</param>
    /// <param name="files">Texts by path; <c>*.Dockerfile</c> in the root are what is analysed.</param>
    public static FixtureTree Create(string project, IReadOnlyDictionary<string, string> files)
    {
        var tree = new FixtureTree(BuiltPackage.CreateFolder("tree"), project);
        Write(tree.Folder, files);
        Write(tree._analyzed, files);
        return tree;
    }

    public string ReadDockerfile(string name) => File.ReadAllText(Path.Combine(Folder, name + ".Dockerfile"));

    /// <summary>The Dockerfile as <c>-t:FixDockerfiles</c> left it.</summary>
    public string ReadFixed(string name) => File.ReadAllText(Path.Combine(_analyzed, name + ".Dockerfile"));

    /// <summary>The findings: <c>name.Dockerfile: DFA6101: message</c> each, without the link.</summary>
    public string[] Analyze() => ParseFindings(RunTarget("AnalyzeDockerfiles"));

    /// <summary>Applies the safe fixes, and of one rule those that change what the image does.</summary>
    public void Fix()
    {
        RunTarget("FixDockerfiles");
        // The image does not start before this fix, and starts after it.
        RunTarget("FixDockerfiles", "-p:DockerfileFixSafety=Unsafe", "-p:DockerfileFixIds=DFA6302");
    }

    public LocalImage Build(string dockerfile) => LocalBuilder.Build(dockerfile, Folder);

    private string RunTarget(string target, params string[] properties)
    {
        _ = BuiltPackage.FilePath;
        var project = Path.Combine(_analyzed, _project);
        // Not in the tree: a global.json there is for the image.
        var props = Path.Combine(BuiltPackage.RepositoryRoot, "build", "try.props");
        var (_, output) = BuiltPackage.RunDotNet(
            BuiltPackage.Workspace,
            [
                "build", project, "-restore", $"-t:{target}", "-nologo", "-tl:off", "-clp:NoSummary",
                $"-p:CustomAfterMicrosoftCommonProps={props}",
                $"-p:_DfaTryVersion={BuiltPackage.Version}",
                $"-p:_DfaTryFeed={BuiltPackage.Feed}",
                $"-p:_DfaTryProject={project}",
                $"-p:RestorePackagesPath={BuiltPackage.Packages}",
                .. properties,
            ]);
        Assert.DoesNotContain("MSB4057", output, output);
        Assert.DoesNotContain("DFA0000", output, output);
        return output;
    }

    internal static string[] ParseFindings(string output) =>
        Regex.Matches(
            output,
            @"([^/\\\n]+)\(\d+,\d+\): (?:warning|error) (DFA\d{4}: .*?)(?: \(https?://[^)]*\))?(?: \[[^\]]*\])?\s*$",
            RegexOptions.Multiline)
            .Select(match => $"{match.Groups[1].Value.Trim()}: {match.Groups[2].Value}").ToArray();

    private static void Write(string root, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
