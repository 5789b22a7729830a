using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>A project in a folder of its own that references the packed package.</summary>
public sealed class ConsumerProject
{
    // The compiler of F# sees no Dockerfile, and is what takes longest in such a build.
    private const string WithoutCompiler = "<SkipCompilerExecution>true</SkipCompilerExecution>"
        + "<ProvideCommandLineArgs>true</ProvideCommandLineArgs>"
        + "<CopyBuildOutputToOutputDirectory>false</CopyBuildOutputToOutputDirectory>";

    private static int s_count;

    private ConsumerProject(string folder, string projectFile)
    {
        Folder = folder;
        ProjectFile = projectFile;
    }

    public string Folder { get; }

    public string ProjectFile { get; }

    /// <param name="folderName">Within the workspace; numbered, so that tests do not meet.</param>
    /// <param name="compilesFSharp">Whether a project in F# gets its assembly.</param>
    public static ConsumerProject Create(
        string extension = "csproj",
        string properties = "",
        string items = "",
        string? dockerfile = null,
        string framework = "<TargetFramework>net10.0</TargetFramework>",
        string folderName = "app",
        bool compilesFSharp = false)
    {
        _ = BuiltPackage.FilePath;
        var root = Path.Combine(BuiltPackage.Workspace, $"{Interlocked.Increment(ref s_count)}");
        var folder = Path.Combine(root, folderName);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(root, ".editorconfig"), "root = true\n");
        var file = Path.Combine(folder, "App." + extension);
        // F# compiles no file that the project does not list.
        if (extension == "fsproj")
            items = "<Compile Include=\"Code.fs\" />" + items;
        File.WriteAllText(file, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {framework}
                <RestoreAdditionalProjectSources>{BuiltPackage.Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{BuiltPackage.Packages}</RestorePackagesPath>
                <NuGetAudit>false</NuGetAudit>{(extension == "fsproj" && !compilesFSharp ? WithoutCompiler : "")}
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="DockerfileAnalyzers" Version="{BuiltPackage.Version}" PrivateAssets="all" />
                {items}
              </ItemGroup>
            </Project>
            """);
        var project = new ConsumerProject(folder, file);
        if (extension == "csproj")
            project.Write("Code.cs", "namespace App { public static class Code { } }\n");
        if (extension == "vbproj")
            project.Write("Code.vb", "Public Class Code\nEnd Class\n");
        if (extension == "fsproj")
            project.Write("Code.fs", "module Code\nlet answer = 42\n");
        if (dockerfile is not null)
            project.Write("Dockerfile", dockerfile);
        return project;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public BuildOutput Build(params string[] arguments)
    {
        var (exitCode, output) = BuiltPackage.RunDotNet(
            Folder, ["build", ProjectFile, "-nologo", "-tl:off", .. arguments]);
        Assert.DoesNotContain("AD0001", output, output);
        return new BuildOutput(exitCode, output);
    }
}

public sealed record BuildOutput(int ExitCode, string Text)
{
    // The summary says everything once more.
    private string BeforeSummary => Regex.Split(Text, @"^Build (?:succeeded|FAILED)", RegexOptions.Multiline)[0];

    /// <summary>
    /// The findings in Dockerfiles: <c>Dockerfile(1,6): warning DFA2201</c> each, in the order of the output.
    /// </summary>
    public string[] Findings =>
        Regex.Matches(BeforeSummary, @"[^/\\\n]+\(\d+,\d+\): (?:warning|error) DFA\d{4}")
            .Select(match => match.Value.Trim()).ToArray();
}
