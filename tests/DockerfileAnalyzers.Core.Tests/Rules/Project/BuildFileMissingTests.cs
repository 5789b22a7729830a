using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class BuildFileMissingTests : RuleTests<BuildFileMissing>
{
    private const string VersionsMissing = "packages without a version are an error (NU1015) and the restore fails";

    private const string FrameworkMissing =
        "the project has no target framework and the restore fails (NETSDK1013)";

    private static string Restore(string sdk = "10.0", string command = "dotnet restore [|Shop/Shop.csproj|]") => $"""
        FROM mcr.microsoft.com/dotnet/sdk:{sdk}
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN {command}
        """;

    private static string Project(string files) => $"ProjectFile=Shop/Shop.csproj\nBuildFiles={files}";

    [TestMethod]
    public void A_package_whose_version_is_set_in_a_file_that_is_missing_fails_the_restore() => Verify(
        Restore(), project: Project("RequiredPackageVersions?the.file"),
        message: $"'the.file' is not in the image when 'dotnet restore' runs; {VersionsMissing}");

    [TestMethod]
    public void A_target_framework_that_is_set_in_a_file_that_is_missing_fails_the_restore() => Verify(
        Restore(), project: Project("TargetFramework?the.file"),
        message: $"'the.file' is not in the image when 'dotnet restore' runs; {FrameworkMissing}");

    [TestMethod]
    [DataRow("8.0", "dotnet restore Shop/Shop.csproj", "RequiredPackageVersions?the.file")]
    [DataRow("10.0", "dotnet restore Shop/Shop.csproj", "PackageVersions?the.file")]
    [DataRow("10.0", "dotnet restore Shop/Shop.csproj $OPTIONS", "RequiredPackageVersions?the.file")]
    [DataRow("10.0", "dotnet restore Shop/Shop.csproj $OPTIONS", "TargetFramework?the.file")]
    [DataRow("10.0", "dotnet restore Shop/Shop.csproj -p:SdkAnalysisLevel=9.0.100", "RequiredPackageVersions?the.file")]
    [DataRow("10.0", "dotnet restore Shop/Shop.csproj -p:TargetFramework=net10.0", "TargetFramework?the.file")]
    [DataRow("10.0", "TargetFramework=net10.0 dotnet restore Shop/Shop.csproj", "TargetFramework?the.file")]
    [DataRow("10.0", "sed -i s/x/y/ Shop/Shop.csproj && dotnet restore Shop/Shop.csproj", "TargetFramework?the.file")]
    [DataRow("10.0", "dotnet restore Shop/Shop.csproj", "BuildSettings?the.file")]
    [DataRow("10.0", "dotnet restore Shop/Shop.csproj", "PackageSources?the.file")]
    public void What_may_not_fail_is_left_to_the_rule_about_settings(string sdk, string command, string files) =>
        Verify(Restore(sdk, command), project: Project(files));

    [TestMethod]
    public void Another_file_that_sets_the_framework_and_is_in_the_image_lets_the_restore_pass() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Directory.Build.props ./
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore Shop/Shop.csproj
        """, project: Project("TargetFramework?Shop/Directory.Build.props|TargetFramework?Directory.Build.props"));

    [TestMethod]
    public void Versions_of_a_folder_above_are_found_where_the_nearer_ones_are_missing() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Directory.Packages.props ./
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore Shop/Shop.csproj
        """,
        project: Project("RequiredPackageVersions?Shop/Directory.Packages.props"
            + "|PackageVersions?Directory.Packages.props"));

    [TestMethod]
    public void A_file_in_any_folder_above_the_project_is_found() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY Directory.Packages.props /
        WORKDIR /src
        COPY services/Shop/Shop.csproj Shop/
        RUN dotnet restore Shop/Shop.csproj
        """,
        project: "ProjectFile=services/Shop/Shop.csproj\nBuildFiles=RequiredPackageVersions?Directory.Packages.props");

    [TestMethod]
    public void A_file_outside_the_context_has_no_fix() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet [|publish|] -o /app
        """,
        project: """
        DockerfileContext=/repo/Shop
        ProjectFile=/repo/Shop/Shop.csproj
        BuildFiles=RequiredPackageVersions?/repo/Directory.Packages.props
        """,
        message: "'../Directory.Packages.props' is outside the build context and not in the image when 'dotnet "
            + "publish' runs; packages without a version are an error (NU1015) and the restore fails");

    [TestMethod]
    public void Several_files_are_one_finding() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: "ProjectFile=Shop/Shop.csproj\n"
            + "BuildFiles=BuildSettings?Directory.Build.props|RequiredPackageVersions?Directory.Packages.props",
        message: "'Directory.Packages.props' and 'Directory.Build.props' are not in the image when 'dotnet restore' "
            + $"runs; without 'Directory.Packages.props', {VersionsMissing}",
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        COPY Directory.Packages.props ./
        COPY Directory.Build.props ./
        RUN dotnet restore Shop/Shop.csproj
        """);

    [TestMethod]
    public void Other_files_are_copied_without_the_package_sources() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: "ProjectFile=Shop/Shop.csproj\n"
            + "BuildFiles=PackageSources?nuget.config|RequiredPackageVersions?Directory.Packages.props",
        message: "'Directory.Packages.props' and 'nuget.config' are not in the image when 'dotnet restore' runs; "
            + $"without 'Directory.Packages.props', {VersionsMissing}",
        safety: FixSafety.Safe,
        fix: "Copy 'Directory.Packages.props' first");

    [TestMethod]
    public void A_file_that_is_imported_from_another_folder_is_found_there() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Build/Common.props Build/
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore Shop/Shop.csproj
        """, project: "ProjectFile=Shop/Shop.csproj\nBuildFiles=TargetFramework?Build/Common.props");

    [TestMethod]
    public void A_file_that_is_imported_from_another_folder_is_not_looked_for_above_the_project() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Build/Common.props ./
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """, project: "ProjectFile=Shop/Shop.csproj\nBuildFiles=TargetFramework?Build/Common.props",
        message: "'Build/Common.props' is not in the image when 'dotnet restore' runs; "
            + "the project has no target framework and the restore fails (NETSDK1013)");
}
