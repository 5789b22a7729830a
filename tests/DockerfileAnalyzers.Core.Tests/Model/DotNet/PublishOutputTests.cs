using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model.DotNet;

[TestClass]
public sealed class PublishOutputTests
{
    private const string Context = "Shop.csproj\nProgram.cs\nwwwroot/app.js 2000000";

    [TestMethod]
    [DataRow("", "", "≈ 2.1 MB")]
    [DataRow("", "UsingMicrosoftNETSdkWeb=true", "≈ 2.1 MB")]
    [DataRow("-r linux-x64 --self-contained", "", "≈ 85 MB")]
    [DataRow("-r linux-x64 --self-contained", "UsingMicrosoftNETSdkWeb=true", "≈ 110 MB")]
    [DataRow("-r linux-x64", "PublishSelfContained=true\nPublishSingleFile=true", "≈ 76 MB")]
    [DataRow("-r linux-x64 -p:PublishTrimmed=true", "", "≈ 26 MB")]
    [DataRow("-r linux-x64 -p:PublishTrimmed=true -p:PublishSingleFile=true", "", "≈ 17 MB")]
    [DataRow("-a $TARGETARCH", "PublishAot=true", "≈ 5.7 MB")]
    [DataRow("-r linux-x64 --self-contained", "TargetFramework=net8.0", "≈ 76 MB")]
    public void The_project_and_the_command_tell_what_is_published(string options, string project, string size) =>
        Assert.AreEqual(size, GetCopied(options, project + "\nPackageBytes=portable?0|linux-x64?0").ToString());

    // Published on 2026-11-25 with SDK 10.0.401, every file counted: the templates "webapi" and "worker", neither of
    // which made the table. Packages weigh 785,032 bytes in the one and 2,182,760 in the other.
    [TestMethod]
    [DataRow("webapi", "", 926_059)]
    [DataRow("webapi", "-r linux-x64 --self-contained", 110_469_649)]
    [DataRow("webapi", "-r linux-x64 --self-contained -p:PublishSingleFile=true", 101_469_408)]
    [DataRow("webapi", "-r linux-x64 --self-contained -p:PublishTrimmed=true", 31_609_493)]
    [DataRow("webapi", "-r linux-x64 --self-contained -p:PublishTrimmed=true -p:PublishSingleFile=true", 22_587_202)]
    [DataRow("webapi", "-r linux-x64 -p:PublishAot=true", 55_479_755)]
    [DataRow("worker", "", 2_308_519)]
    [DataRow("worker", "-r linux-x64 --self-contained", 83_855_086)]
    [DataRow("worker", "-r linux-x64 --self-contained -p:PublishSingleFile=true", 74_843_577)]
    [DataRow("worker", "-r linux-x64 --self-contained -p:PublishTrimmed=true", 25_336_327)]
    [DataRow("worker", "-r linux-x64 --self-contained -p:PublishTrimmed=true -p:PublishSingleFile=true", 16_310_486)]
    public void An_estimate_is_near_what_was_published(string template, string options, long real)
    {
        var project = template == "webapi"
            ? "UsingMicrosoftNETSdkWeb=true\nPackageReferences=Microsoft.AspNetCore.OpenApi/10.0.12\n"
                + "PackageBytes=portable?785032|linux-x64?785032"
            : "PackageReferences=Microsoft.Extensions.Hosting/10.0.12\nPackageBytes=portable?2182760|linux-x64?1205784";
        var size = GetCopied(options, project, context: "Shop.csproj\nProgram.cs");
        var ratio = (double)size.Bytes / real;
        Assert.IsTrue(ratio is > 0.85 and < 1.15, $"{size.Bytes} instead of {real}");
        Assert.IsTrue(!size.IsAtLeast || size.Bytes < real, "a lower bound is one");
    }

    [TestMethod]
    public void Packages_count()
    {
        Assert.AreEqual("≈ 7.1 MB", GetCopied("", "PackageBytes=portable?5000000|linux-x64?3000000").ToString());
        Assert.AreEqual(
            "≈ 88 MB",
            GetCopied("-r linux-x64 --self-contained", "PackageBytes=portable?5000000|linux-x64?3000000").ToString());
    }

    [TestMethod]
    public void Before_a_restore_packages_are_not_known() =>
        Assert.AreEqual("at least 2.1 MB", GetCopied("", "").ToString());

    [TestMethod]
    public void Without_packages_and_static_files_nothing_is_known() =>
        Assert.IsTrue(GetCopied("", "", context: "Shop.csproj 100").IsUnknown);

    [TestMethod]
    public void What_trimming_leaves_of_packages_is_not_known() =>
        Assert.AreEqual(
            "at least 26 MB",
            GetCopied(
                "-r linux-x64 -p:PublishTrimmed=true",
                "PackageReferences=Acme.Data/1.0\nPackageBytes=portable?5000000|linux-x64?3000000").ToString());

    [TestMethod]
    public void A_folder_that_was_published_the_same_way_tells_better()
    {
        const string Measured =
            "PublishedBytes=portable?9000000|linux-x64?91000000\nPackageBytes=portable?0|linux-x64?0";
        Assert.AreEqual(new SizeEstimate(9_000_000, Certainty.Measured), GetCopied("", Measured));
        Assert.AreEqual(
            new SizeEstimate(91_000_000, Certainty.Measured),
            GetCopied("-r linux-x64 --self-contained", Measured + "\nSelfContained=true"));
        Assert.AreEqual(
            Certainty.Typical,
            GetCopied("-r linux-x64 --self-contained", Measured).Certainty,
            "the project does not publish so by itself");
        Assert.AreEqual(Certainty.Typical, GetCopied("-r linux-x64 -p:PublishTrimmed=true", Measured).Certainty);
    }

    [TestMethod]
    public void Without_an_output_option_the_projects_own_folder_holds_it() =>
        Assert.AreEqual(
            "≈ 2.1 MB",
            GetCopied("", "PackageBytes=portable?0", output: "", from: "/src/bin/Release/net10.0/publish").ToString());

    [TestMethod]
    public void What_another_project_publishes_is_not_known() =>
        Assert.IsTrue(GetCopied("", "", "Other.csproj").IsUnknown);

    private static SizeEstimate GetCopied(
        string options,
        string project,
        string name = "Shop.csproj",
        string output = "-o /app",
        string from = "/app",
        string context = Context) =>
        ImageHistory.Of(ModelBuilder.Build(TestInput.Create("/src/Dockerfile", $"""
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            ARG TARGETARCH
            WORKDIR /src
            COPY . .
            RUN dotnet publish {name} -c Release {options} {output}
            FROM mcr.microsoft.com/dotnet/aspnet:10.0
            COPY --from=build {from} /app
            """,
            context: context,
            project: "DockerfileContext=/src\nProjectFile=Shop.csproj\n"
                + $"{(project.Contains("TargetFramework=") ? "" : "TargetFramework=net10.0\n")}AssemblyName=Shop\n"
                + $"{project}"))).Final!.Layers[^1].Size;
}
