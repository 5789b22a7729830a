using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Projects;

/// <summary>
/// Asks MSBuild for the facts of a project that no build has written. Starts
/// <c>dotnet</c>; builds and restores nothing.
/// </summary>
internal static partial class ProjectEvaluator
{
    /// <param name="project">Full path.</param>
    /// <returns>The facts, with the Dockerfiles of the project.</returns>
    /// <exception cref="ToolException">The project cannot be evaluated.</exception>
    public static ProjectFacts Evaluate(string project, CancellationToken cancellationToken)
    {
        var output = Run(project, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(output);
            return DockerfileDiscovery.Find(CreateDescription(project, document.RootElement)).Facts;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException
            or InvalidOperationException)
        {
            throw new ToolException($"'{project}' cannot be evaluated: {FirstLine(output)}");
        }
    }

    [GeneratedRegex(@"^Requested SDK version: (\S+)\s+global\.json file: (.+?)\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MissingSdk();

    private static string Run(string project, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(project)!,
        };
        foreach (var argument in new[] { "msbuild", project, "-nologo" }
            .Concat(EvaluatedProperties.Facts.Concat(EvaluatedProperties.Paths).Select(name => "-getProperty:" + name))
            .Concat(EvaluatedProperties.Items.Select(name => "-getItem:" + name)))
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            using var _ = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            return process.ExitCode == 0 ? output
                : throw new ToolException($"'{project}' cannot be evaluated: "
                    + Explain(output, errors.GetAwaiter().GetResult()));
        }
        catch (Win32Exception)
        {
            throw new ToolException("'dotnet', which evaluates projects, was not found; "
                + "install the .NET SDK, or omit '--restore-facts'");
        }
    }

    private static ProjectDescription CreateDescription(string project, JsonElement root)
    {
        var values = root.GetProperty("Properties");
        var items = root.GetProperty("Items");
        string Get(string name) => values.GetProperty(name).GetString()!.Trim();
        ImmutableArray<string> GetItems(string name) =>
            [.. items.GetProperty(name).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
        var dockerfile = Get(SettingCatalog.DockerfilePath.Name) is { Length: > 0 } path
            ? path
            : Get(SettingCatalog.DockerfileFile.Name);
        return new ProjectDescription(Path.GetDirectoryName(project)!, Path.GetFileName(project))
        {
            NamedFiles = [.. new[] { SettingCatalog.FileItem.Name, "Dockerfile" }
                .SelectMany(name => items.GetProperty(name).EnumerateArray()).Select(ToDockerfile)],
            DockerfilePath = dockerfile,
            Context = Get(SettingCatalog.Context.Name),
            DockerfileContext = Get(SettingCatalog.DockerfileContext.Name),
            IsExecutable = Get("OutputType") is not ("" or "Library")
                && !Get("IsTestProject").Equals("true", StringComparison.OrdinalIgnoreCase),
            AssemblyName = Get("AssemblyName"),
            AssetsFile = Get("ProjectAssetsFile"),
            ProjectReferences = GetItems("ProjectReference"),
            FrameworkReferences = GetItems("FrameworkReference"),
            PackageReferences = [.. GetItems("PackageReference"), .. GetItems("GlobalPackageReference")],
            PackageVersionsFile = Get("ManagePackageVersionsCentrally") == "true"
                ? Get("DirectoryPackagesPropsPath") : null,
            BuildFiles = [.. new[] { Get("DirectoryBuildPropsPath"), Get("DirectoryBuildTargetsPath") }
                .Where(file => file.Length > 0)],
            PublishFolder = Get("PublishDir"),
            BuildFolder = Get("OutDir"),
            Configuration = Get("Configuration"),
            SdkRuntimes = [.. items.GetProperty("KnownFrameworkReference").EnumerateArray()
                .Where(item => item.GetProperty("Identity").GetString() == "Microsoft.NETCore.App")
                .Select(item => GetMetadata(item, "LatestRuntimeFrameworkVersion")).OfType<string>()],
            SdkEndedVersions = GetItems("_EolNetCoreTargetFrameworkVersions"),
            Properties = [.. EvaluatedProperties.Facts.Select(name => KeyValuePair.Create(name, Get(name)))],
        };
    }

    private static NamedDockerfile ToDockerfile(JsonElement item) => new(item.GetProperty("Identity").GetString()!,
        GetMetadata(item, SettingCatalog.BuildContext.Name), GetMetadata(item, SettingCatalog.TargetStage.Name));

    private static string? GetMetadata(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    // Without the SDK that global.json requires, the output is the list of those that are installed.
    private static string Explain(string output, string errors) =>
        MissingSdk().Match(errors) is { Success: true } missing
            ? $"the .NET SDK {missing.Groups[1].Value} that '{missing.Groups[2].Value}' requires is not installed"
            : FirstLine(output.Length > 0 ? output : errors);

    private static string FirstLine(string text) =>
        text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "there was no output";
}
