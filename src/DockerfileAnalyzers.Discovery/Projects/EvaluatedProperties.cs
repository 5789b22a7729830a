using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The properties of an evaluated project that an analysis needs: the targets of the package pass the same ones.
/// </summary>
public static class EvaluatedProperties
{
    /// <summary>The properties that are facts of the project.</summary>
    public static ImmutableArray<string> Facts { get; } = ImmutableArray.Create(
        "TargetFramework",
        "TargetFrameworks",
        "AssemblyName",
        "OutputType",
        "RuntimeIdentifier",
        "RuntimeIdentifiers",
        "SelfContained",
        "PublishSelfContained",
        "PublishAot",
        "PublishTrimmed",
        "PublishSingleFile",
        "PublishRelease",
        "UseAppHost",
        "RollForward",
        "InvariantGlobalization",
        "PredefinedCulturesOnly",
        "UsingMicrosoftNETSdkWeb",
        "UserSecretsId",
        "IsTestProject",
        "RestoreLockedMode",
        SettingCatalog.TargetOS.Name,
        SettingCatalog.FastModeStage.Name,
        SettingCatalog.DockerfileStage.Name,
        "NETCoreSdkVersion",
        "BundledNETCoreAppPackageVersion",
        SettingCatalog.AsOfDate.Name,
        SettingCatalog.MaxImageMegabytes.Name,
        SettingCatalog.VulnerabilityThreshold.Name,
        SettingCatalog.BuildArguments.Name);

    /// <summary>The properties that hold paths, and those that decide which paths count.</summary>
    public static ImmutableArray<string> Paths { get; } = ImmutableArray.Create(
        "ProjectAssetsFile",
        "DirectoryPackagesPropsPath",
        "ManagePackageVersionsCentrally",
        "DirectoryBuildPropsPath",
        "DirectoryBuildTargetsPath",
        "PublishDir",
        "OutDir",
        "Configuration",
        SettingCatalog.DockerfilePath.Name,
        SettingCatalog.DockerfileFile.Name,
        SettingCatalog.DockerfileContext.Name,
        SettingCatalog.Context.Name);

    /// <summary>The items.</summary>
    public static ImmutableArray<string> Items { get; } = ImmutableArray.Create(
        "ProjectReference",
        "FrameworkReference",
        "PackageReference",
        "GlobalPackageReference",
        SettingCatalog.FileItem.Name,
        "Dockerfile",
        "KnownFrameworkReference",
        "_EolNetCoreTargetFrameworkVersions");
}
