using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class BuildSettingsMissingTests : RuleTests<BuildSettingsMissing>
{
    private static void Check(string kind, string consequence, string sdk = "10.0", string more = "") => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:{sdk}
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: $"ProjectFile=Shop/Shop.csproj\nBuildFiles={kind}?the.file\n{more}",
        message: $"'the.file' is not in the image when 'dotnet restore' runs; {consequence}");

    [TestMethod]
    public void An_older_SDK_takes_the_lowest_versions() =>
        Check("PackageVersions", "each package is restored at its lowest version", "8.0");

    [TestMethod]
    public void Sources_are_missed() => Check("PackageSources", "its package sources are not used");

    [TestMethod]
    public void A_lock_file_is_missed_in_locked_mode() => Check(
        "LockFile",
        "locked mode writes a new lock file instead of checking the existing one",
        more: "RestoreLockedMode=true");

    [TestMethod]
    public void A_lock_file_that_nobody_enforces_is_not() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore Shop/Shop.csproj
        """, project: "ProjectFile=Shop/Shop.csproj\nBuildFiles=LockFile?Shop/packages.lock.json");

    [TestMethod]
    public void Settings_outside_the_context_are_left_out_on_purpose() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        """,
        project: """
        DockerfileContext=/repo/Shop
        ProjectFile=/repo/Shop/Shop.csproj
        BuildFiles=BuildSettings?/repo/Directory.Build.props|PackageSources?/repo/nuget.config
        """);

    [TestMethod]
    public void Package_sources_are_copied_by_an_unsafe_fix_because_the_build_may_not_reach_them() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: "ProjectFile=Shop/Shop.csproj\nBuildFiles=PackageSources?nuget.config",
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        COPY nuget.config ./
        RUN dotnet restore Shop/Shop.csproj
        """);

    [TestMethod]
    public void A_source_that_is_added_in_the_image_does_not_matter_to_other_files() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet nuget add source /feed && dotnet publish -o /app
        """, project: "ProjectFile=Shop.csproj\nBuildFiles=PackageSources?nuget.config");

    [TestMethod]
    public void Files_of_the_same_name_go_where_each_belongs() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /repo
        COPY src/Shop/Shop.csproj src/Shop/
        RUN dotnet restore [|src/Shop/Shop.csproj|]
        """,
        project: "ProjectFile=src/Shop/Shop.csproj\n"
            + "BuildFiles=BuildSettings?src/Directory.Build.props|BuildSettings?Directory.Build.props",
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /repo
        COPY src/Shop/Shop.csproj src/Shop/
        COPY src/Directory.Build.props src/
        COPY Directory.Build.props ./
        RUN dotnet restore src/Shop/Shop.csproj
        """);

    [TestMethod]
    [DataRow("RUN dotnet nuget add source https://nuget.example/v3/index.json\nRUN dotnet restore Shop/Shop.csproj")]
    [DataRow("RUN dotnet restore Shop/Shop.csproj --source https://nuget.example/v3/index.json")]
    [DataRow("RUN dotnet restore Shop/Shop.csproj --configfile /run/secrets/nuget")]
    public void Sources_that_the_file_itself_names_are_not_missed(string restore) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY Shop/Shop.csproj Shop/\n" + restore + "\n",
        project: "ProjectFile=Shop/Shop.csproj\nBuildFiles=PackageSources?nuget.config");

    [TestMethod]
    public void Whether_a_newer_SDK_fails_without_versions_depends_on_the_packages() =>
        Check("PackageVersions", "packages without a version are an error since .NET SDK 10 (NU1015)");

    [TestMethod]
    public void Another_SDK_that_may_be_in_the_image_may_not_fail_without_versions() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        ENV DOTNET_ROOT=/opt/dotnet
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: "ProjectFile=Shop/Shop.csproj\nBuildFiles=RequiredPackageVersions?the.file",
        message: "'the.file' is not in the image when 'dotnet restore' runs; "
            + "packages without a version are an error since .NET SDK 10 (NU1015)");
}
