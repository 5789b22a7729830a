using System.Globalization;

namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>The files that <c>dotnet publish</c> writes to its output directory.</summary>
internal static class PublishOutput
{
    private static readonly string[] s_modes = { "PublishTrimmed", "PublishAot", "PublishSingleFile", "SelfContained" };

    /// <summary>
    /// Measured where the build found an output folder of the same kind; else from the mode, the packages of the
    /// restore and the static files.
    /// </summary>
    public static SizeEstimate Estimate(DockerfileModel model, ShellCommand command)
    {
        if (DotNetBuild.Of(model).Publish is not { } publish || publish.Command != command)
            return SizeEstimate.Unknown;
        return FindMeasured(model.Project, publish) is { } measured
            ? new SizeEstimate(measured, Certainty.Measured) : FromFacts(model, publish);
    }

    /// <summary>
    /// Where a publish command writes to: what it says, or the project's own folder for it. <see langword="null" />
    /// where unknown.
    /// </summary>
    public static string? GetFolder(DockerfileModel model, ShellCommand command)
    {
        if (command.HasOption(OptionTrait.Output))
            return CommandEffects.FindOutputFolder(model, command);
        if (DotNetBuild.Of(model).Publish is not { } publish || publish.Command != command
            || GetFramework(model.Project, publish) is not { } framework
            || DotNetBuild.Of(model).GetProjectPath(publish) is not { } project)
            return null;
        var configuration = publish.GetConfiguration(framework);
        var runtime = publish.Runtime is null ? "" : GetRuntime(publish) is { } known ? "/" + known : null;
        return runtime is null || configuration is null ? null : ContainerPath.Normalize(
            $"{project}/../bin/{configuration}/{framework}{runtime}/publish");
    }

    private static SizeEstimate FromFacts(DockerfileModel model, DotNetCommand publish)
    {
        var project = model.Project;
        if (GetMode(model, publish) is not { } mode || GetFramework(project, publish) is not { } framework
            || DotNetBuild.GetVersion(framework) is not { } version
            || PublishTable.Find(version, project.NeedsAspNetCore == true, mode) is not { } bytes)
            return SizeEstimate.Unknown;
        var statics = GetStaticBytes(model);
        var size = new SizeEstimate(bytes + statics, Certainty.Typical);
        // The size of trimmed packages is not known in advance.
        if (mode is PublishMode.Trimmed or PublishMode.TrimmedSingleFile or PublishMode.NativeAot)
            return size with { IsAtLeast = project.Packages.Length > 0 };
        var runtime = publish.Runtime is null ? MeasuredOutput.Portable : "linux-x64";
        if (GetBytes(project.PackageBytes, runtime) is { } packages)
            return size + new SizeEstimate(packages, Certainty.Typical);
        // Without a restore, the few bytes of the program alone would mislead.
        var isSmall = mode is PublishMode.FrameworkDependent && statics == 0;
        return isSmall ? SizeEstimate.Unknown : size + SizeEstimate.Unknown;
    }

    private static PublishMode? GetMode(DockerfileModel model, DotNetCommand publish)
    {
        bool Is(string name) => "true".Equals(publish.GetProperty(name)
            ?? model.Project[name], StringComparison.OrdinalIgnoreCase);
        if (Is("PublishAot"))
            return PublishMode.NativeAot;
        if (Is("PublishTrimmed"))
            return Is("PublishSingleFile") ? PublishMode.TrimmedSingleFile : PublishMode.Trimmed;
        return DotNetBuild.Of(model).IsSelfContained switch
        {
            true => Is("PublishSingleFile") ? PublishMode.SelfContainedSingleFile : PublishMode.SelfContained,
            false => PublishMode.FrameworkDependent,
            null => null,
        };
    }

    // Only if the command publishes as the project specifies.
    private static long? FindMeasured(ProjectFacts project, DotNetCommand publish) =>
        publish.SelfContained is { } said && said != project.IsSelfContained
        || s_modes.Any(name => publish.GetProperty(name) is { } value && value != project[name])
            ? null
            : GetBytes(project.PublishedBytes, publish.Runtime is null ? project["RuntimeIdentifier"]
            ?? MeasuredOutput.Portable : GetRuntime(publish) ?? "linux-x64");

    private static string? GetFramework(ProjectFacts project, DotNetCommand publish) =>
        publish.Framework ?? (project.TargetFrameworks.Length == 1 ? project.TargetFrameworks[0] : null);

    // "-r linux-x64", "-a x64", "-a amd64"; null for a variable and for the machine's own.
    private static string? GetRuntime(DotNetCommand publish)
    {
        if (publish.Runtime is not { Value: { } value, Name: var name } || value.Contains('$'))
            return null;
        return (name is "-a" or "--arch" ? "linux-" : "") + value.Replace("amd64", "x64");
    }

    private static long? GetBytes(ImmutableArray<MeasuredOutput> outputs, string runtime) =>
        outputs.FirstOrDefault(output => output.Runtime == runtime)?.Bytes;

    // The files in wwwroot are published as they are.
    private static long GetStaticBytes(DockerfileModel model)
    {
        if (DotNetBuild.Of(model).ToContext(model.Project.ProjectFile) is not { } project)
            return 0;
        var folder = project.Substring(0, project.LastIndexOf('/') + 1) + "wwwroot/";
        return BuildContext.Of(model).Sent.Where(entry => entry.Path.StartsWith(folder, StringComparison.Ordinal))
            .Sum(entry => entry.Bytes);
    }
}
