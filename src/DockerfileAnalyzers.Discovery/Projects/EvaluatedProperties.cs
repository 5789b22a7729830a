using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>What an analysis asks of the evaluation of a project: the targets of the package pass the same.</summary>
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
