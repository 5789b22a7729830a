using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class BuildFileMissingTests : RuleTests<BuildFileMissing>
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
    public void A_newer_SDK_fails_without_versions() =>
        Check("PackageVersions", "packages without a version are an error (NU1015)");

    [TestMethod]
    public void A_target_framework_that_comes_from_above_is_missed() =>
        Check("TargetFramework", "the project has no target framework and the restore fails");

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
    public void A_file_in_any_folder_above_the_project_is_found() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY Directory.Packages.props /
        WORKDIR /src
        COPY services/Shop/Shop.csproj Shop/
        RUN dotnet restore Shop/Shop.csproj
        """, project: "ProjectFile=services/Shop/Shop.csproj\nBuildFiles=PackageVersions?Directory.Packages.props");

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
        BuildFiles=PackageVersions?/repo/Directory.Packages.props
        """,
        message: "'/repo/Directory.Packages.props' is outside the build context and not in the image when 'dotnet "
            + "publish' runs; packages without a version are an error (NU1015)");

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
    public void Several_files_are_one_finding() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: "ProjectFile=Shop/Shop.csproj\n"
            + "BuildFiles=BuildSettings?Directory.Build.props|PackageVersions?Directory.Packages.props",
        message: "'Directory.Packages.props' and 'Directory.Build.props' are not in the image when 'dotnet restore' "
            + "runs; without 'Directory.Packages.props', packages without a version are an error (NU1015)",
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        COPY Directory.Packages.props ./
        COPY Directory.Build.props ./
        RUN dotnet restore Shop/Shop.csproj
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
    public void Other_files_are_copied_without_the_package_sources() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: "ProjectFile=Shop/Shop.csproj\n"
            + "BuildFiles=PackageSources?nuget.config|PackageVersions?Directory.Packages.props",
        message: "'Directory.Packages.props' and 'nuget.config' are not in the image when 'dotnet restore' runs; "
            + "without 'Directory.Packages.props', packages without a version are an error (NU1015)",
        safety: FixSafety.Safe,
        fix: "Copy 'Directory.Packages.props' first");

    [TestMethod]
    public void A_source_that_is_added_in_the_image_does_not_matter_to_other_files() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet nuget add source /feed && dotnet publish -o /app
        """, project: "ProjectFile=Shop.csproj\nBuildFiles=PackageSources?nuget.config");

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
            + "the project has no target framework and the restore fails");

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
}
