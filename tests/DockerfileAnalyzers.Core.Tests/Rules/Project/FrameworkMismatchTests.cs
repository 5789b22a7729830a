using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class FrameworkMismatchTests : RuleTests<FrameworkMismatch>
{
    [TestMethod]
    public void An_older_SDK_cannot_build() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:9.0|] AS build
        RUN dotnet publish -o /app
        FROM scratch
        COPY --from=build /app .
        """,
        project: "TargetFramework=net10.0",
        message: "The project targets net10.0 but the image is .NET 9.0 (its support ended on 2026-11-10); "
            + "the build fails");

    [TestMethod]
    public void Where_nothing_is_built_or_started_nothing_is_said_to_fail()
    {
        Verify(
            "FROM [|mcr.microsoft.com/dotnet/sdk:9.0|] AS build\nCOPY . .\nRUN ./build.sh\nFROM scratch\n",
            project: "TargetFramework=net10.0",
            message: "The project targets net10.0 but the image is .NET 9.0 (its support ended on 2026-11-10); "
                + "it cannot build this project");
        Verify("FROM [|mcr.microsoft.com/dotnet/aspnet:8.0|]\nCOPY app .\n", project: "TargetFramework=net10.0",
            message: "The project targets net10.0 but the image is .NET 8.0 (its support ended on 2026-11-10); "
                + "it cannot run this project");
    }

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\"]", "the container does not start")]
    [DataRow("CMD dotnet Shop.dll", "the container does not start")]
    [DataRow("ENTRYPOINT [\"dotnet\", \"run\"]", "it cannot build this project")]
    [DataRow("USER app", "it cannot build or run this project")]
    public void An_SDK_that_only_starts_the_program_is_not_said_to_build_it(string start, string consequence) => Verify(
        $"FROM [|mcr.microsoft.com/dotnet/sdk:9.0|]\nWORKDIR /app\nCOPY . .\n{start}\n",
        project: "TargetFramework=net10.0",
        message: "The project targets net10.0 but the image is .NET 9.0 (its support ended on 2026-11-10); "
            + consequence);

    [TestMethod]
    public void An_SDK_beside_the_one_that_builds_is_there_for_its_tools() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS tools
        RUN dotnet tool install --tool-path /tools dotnet-ef --version 8.0.0
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0");

    [TestMethod]
    [DataRow(
        "RUN apt-get update && apt-get install -y libicu72 curl",
        "8.0",
        "10.0",
        "Use 10.0, which is based on Ubuntu 24.04 instead of Debian 12 (bookworm); 'libicu72' does not exist in it")]
    [DataRow(
        "RUN apt-get update && apt-get install -y libasound2 libaio1",
        "9.0",
        "10.0",
        "Use 10.0, which is based on Ubuntu 24.04 instead of Debian 12 (bookworm); 'libasound2' "
            + "and 'libaio1' do not exist in it")]
    [DataRow(
        "RUN adduser --system shop",
        "8.0-bookworm-slim",
        "10.0",
        "Use 10.0, which is based on Ubuntu 24.04 instead of Debian 12 (bookworm)")]
    [DataRow("RUN apk add tzdata", "8.0-alpine", "10.0-alpine", null)]
    [DataRow("RUN apt-get update && apt-get install -y curl", "8.0-noble", "10.0-noble", null)]
    [DataRow("RUN mkdir -p /data && chmod 700 /data", "8.0", "10.0", null)]
    public void The_distribution_stays_or_the_fix_says_what_changes(
        string run, string tag, string newTag, string? unsafeTitle)
    {
        var text = $"FROM mcr.microsoft.com/dotnet/aspnet:{tag}\n{run}\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n";
        var finding = RuleEngine.Analyze(TestInput.Create(
            "/src/Dockerfile",
            text,
            project: "AssemblyName=Shop\nTargetFramework=net10.0")).Single(finding => finding.Rule.Id == "DFA6001");
        Assert.AreEqual(unsafeTitle ?? $"Use {newTag}", finding.Fix!.Title);
        Assert.AreEqual(unsafeTitle is null ? FixSafety.Safe : FixSafety.Unsafe, finding.Fix.Safety);
        StringAssert.EndsWith(finding.Fix.Edits.Single().NewText, ":" + newTag);
    }

    [TestMethod]
    public void A_newer_SDK_can() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        """,
        project: "TargetFramework=net8.0");

    [TestMethod]
    public void One_of_several_frameworks_is_enough() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        """,
        project: "TargetFrameworks=net8.0;net10.0");

    [TestMethod]
    public void A_project_that_rolls_forward_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        """,
        project: """
        TargetFramework=net8.0
        RollForward=Major
        """);

    [TestMethod]
    public void The_suffix_stays_where_the_tag_exists() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:9.0-alpine|]
        """,
        project: "TargetFramework=net10.0",
        fixedTo: "FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine");

    [TestMethod]
    public void The_suffix_goes_where_it_does_not() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:9.0-bookworm-slim|]
        """,
        project: "TargetFramework=net10.0",
        fixedTo: "FROM mcr.microsoft.com/dotnet/aspnet:10.0");

    [TestMethod]
    public void Without_a_project_nothing_is_said() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:3.1
        """);

    [TestMethod]
    [DataRow("ENV DOTNET_ROLL_FORWARD=Major", "")]
    [DataRow("", "RollForward=LatestMajor")]
    [DataRow("", "PublishSelfContained=true")]
    [DataRow("", "PublishAot=true")]
    public void A_program_that_rolls_forward_or_brings_its_runtime_fits(string line, string property) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        {line}
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net8.0\n"
            + (property.Length > 0 ? property : "OutputType=Exe"));

    [TestMethod]
    [DataRow("--self-contained")]
    [DataRow("--self-contained true -p:PublishTrimmed=true")]
    [DataRow("--sc /p:InformationalVersion=8")]
    [DataRow("-p:SelfContained=true")]
    public void An_unknown_project_that_is_published_self_contained_brings_its_runtime(string option) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        RUN git clone https://example.org/shop /src && cd /src && \
            dotnet publish Shop/Shop.csproj -f net8.0 -r linux-x64 {option} -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:9.0
        COPY --from=build /app .
        ENTRYPOINT ["/Shop"]
        """);

    [TestMethod]
    [DataRow("net6.0")]
    [DataRow("net7.0")]
    [DataRow("netcoreapp3.1")]
    public void Before_net8_a_project_that_is_published_for_a_runtime_brings_its_own(string framework) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj -r linux-x64 -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:9.0
        COPY --from=build /app .
        ENTRYPOINT ["./Shop"]
        """,
        project: $"ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework={framework}\nOutputType=Exe");

    [TestMethod]
    [DataRow("netcoreapp3.0", "core/runtime:3.1")]
    [DataRow("netcoreapp2.1", "core/aspnet:2.2")]
    public void A_program_rolls_forward_to_the_next_minor_version(string framework, string image) => Verify(
        $"FROM mcr.microsoft.com/dotnet/{image}\nCOPY app .\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: "TargetFramework=" + framework);

    [TestMethod]
    public void It_does_not_roll_back() => Verify(
        "FROM [|mcr.microsoft.com/dotnet/core/runtime:3.0|]\nCOPY app .\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: "TargetFramework=netcoreapp3.1");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"./Shop\"]")]
    [DataRow("ENTRYPOINT [\"/entrypoint.sh\"]")]
    public void A_program_that_is_built_elsewhere_may_bring_its_runtime(string start) => Verify(
        $"FROM mcr.microsoft.com/dotnet/aspnet:8.0\nCOPY publish .\n{start}\n", project: "TargetFramework=net10.0");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"/start.sh\"]")]
    [DataRow("CMD sh /start.sh")]
    public void A_script_that_starts_an_assembly_needs_the_runtime_of_the_image(string start) => Verify($"""
        FROM [|mcr.microsoft.com/dotnet/aspnet:8.0|]
        COPY publish .
        COPY <<EOF /start.sh
        #!/bin/sh
        exec dotnet Shop.dll "$@"
        EOF
        {start}
        """,
        project: "TargetFramework=net10.0");

    [TestMethod]
    public void Since_net8_it_does_not() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj -r linux-x64 -o /app
        FROM [|mcr.microsoft.com/dotnet/aspnet:9.0|]
        COPY --from=build /app .
        ENTRYPOINT ["./Shop"]
        """,
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net8.0\nOutputType=Exe");

    [TestMethod]
    [DataRow("--no-self-contained")]
    [DataRow("--self-contained false")]
    public void An_unknown_project_that_is_published_without_its_runtime_needs_it(string option) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        RUN git clone https://example.org/shop /src && cd /src && \
            dotnet publish Shop/Shop.csproj -f net8.0 -r linux-x64 {option} -o /app
        FROM [|mcr.microsoft.com/dotnet/aspnet:9.0|]
        COPY --from=build /app .
        ENTRYPOINT ["/Shop"]
        """);

    [TestMethod]
    public void The_framework_that_the_publish_chooses_counts() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -f net10.0 -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFrameworks=net8.0;net10.0");

    [TestMethod]
    [DataRow("ARG TAG\nFROM mcr.microsoft.com/dotnet/aspnet:${TAG}")]
    [DataRow("FROM contoso.example/dotnet-base:8.0")]
    public void An_image_that_is_not_known_is_not_judged(string from) => Verify(
        from + "\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0");

    [TestMethod]
    public void A_newer_SDK_builds_for_older_frameworks() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY . .
        RUN dotnet build
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net8.0");

    private const string Shop = "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0";

    private static string Publish(string publish, string image, string final = "") =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\n{publish}\n"
        + $"FROM {image}\nCOPY --from=build /app .\n{final}ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n";

    [TestMethod]
    [DataRow("RUN dotnet publish -p:TargetFramework=net8.0 -o /app")]
    [DataRow("RUN dotnet publish /p:targetframework=net8.0 -o /app")]
    [DataRow("RUN dotnet publish --property TargetFramework=net8.0 -o /app")]
    [DataRow("RUN dotnet publish -p:TargetFrameworks=net8.0 -o /app")]
    [DataRow("RUN dotnet publish -p:TargetFramework=$TFM -o /app")]
    [DataRow("RUN dotnet publish -f $TFM -o /app")]
    [DataRow("RUN dotnet publish . -o /app @build.rsp")]
    [DataRow("RUN sed -i s/net10.0/net8.0/ Shop.csproj && dotnet publish -o /app")]
    [DataRow("RUN echo '-p:TargetFramework=net8.0' > Directory.Build.rsp && dotnet publish -o /app")]
    public void What_is_built_may_be_for_another_framework(string publish) =>
        Verify(Publish(publish, "mcr.microsoft.com/dotnet/aspnet:8.0"), project: Shop);

    [TestMethod]
    public void A_framework_of_the_command_line_that_does_not_fit_is_reported() =>
        Verify(
            Publish("RUN dotnet publish -p:TargetFramework=net8.0 -o /app", "[|mcr.microsoft.com/dotnet/aspnet:10.0|]"),
            project: Shop,
            message: "The project targets net8.0 but the image is .NET 10.0; the container does not start",
            fixedTo: Publish(
                "RUN dotnet publish -p:TargetFramework=net8.0 -o /app", "mcr.microsoft.com/dotnet/aspnet:8.0-noble"));

    [TestMethod]
    [DataRow("COPY publish .\nENTRYPOINT [\"dotnet\", \"--roll-forward\", \"Major\", \"Shop.dll\"]")]
    [DataRow("COPY publish .\nENTRYPOINT [\"dotnet\", \"exec\", \"--fx-version\", \"8.0.1\", \"Shop.dll\"]")]
    [DataRow("COPY publish .\nENTRYPOINT DOTNET_ROLL_FORWARD=Major dotnet Shop.dll")]
    [DataRow("COPY publish .\nENTRYPOINT [\"sh\", \"-c\", \"export DOTNET_ROLL_FORWARD=Major; exec dotnet Shop.dll\"]")]
    [DataRow(
        "COPY --from=mcr.microsoft.com/dotnet/aspnet:10.0 /usr/share/dotnet /usr/share/dotnet\n"
            + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(
        "COPY --from=mcr.microsoft.com/dotnet/aspnet:10.0 /usr/share /usr/share\n"
            + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("COPY runtime /usr/share/dotnet/\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("RUN apt-get update && apt-get install -y aspnetcore-runtime-10.0\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(
        "RUN curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --runtime aspnetcore\n"
            + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("COPY install.sh .\nRUN ./install.sh\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("ENV DOTNET_ROOT=/runtime\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    public void A_program_that_finds_its_runtime_starts(string final) =>
        Verify($"FROM mcr.microsoft.com/dotnet/aspnet:8.0\n{final}\n", project: Shop);

    [TestMethod]
    [DataRow("RUN dotnet publish -p:RollForward=Major -o /app")]
    [DataRow("RUN dotnet publish --property:RollForward=LatestMajor -o /app")]
    [DataRow("RUN dotnet publish -p RollForward=Major -o /app")]
    public void A_publish_that_rolls_forward_is_fine(string publish) =>
        Verify(Publish(publish, "mcr.microsoft.com/dotnet/aspnet:10.0"), project: Shop.Replace("net10.0", "net8.0"));

    [TestMethod]
    [DataRow("RUN curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- -c 10.0 && dotnet publish -o /app")]
    [DataRow("RUN ./install-sdk.sh\nRUN dotnet publish -o /app")]
    [DataRow(
        "COPY --from=mcr.microsoft.com/dotnet/sdk:10.0 /usr/share/dotnet /usr/share/dotnet\n"
            + "RUN dotnet publish -o /app")]
    public void An_SDK_that_is_installed_can_build(string build) => Verify(
        $"FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nWORKDIR /src\nCOPY . .\n{build}\n"
        + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build /app .\n"
        + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: Shop);

    [TestMethod]
    [DataRow(
        "ENV TargetFramework=net8.0\n",
        "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]",
        "Use 10.0, which is wrong if the project takes its target framework from the environment")]
    [DataRow(
        "",
        "COPY start.sh /\nENTRYPOINT [\"/start.sh\"]",
        "Use 10.0, which is wrong if 'start.sh' sets DOTNET_ROLL_FORWARD")]
    [DataRow("", "ENTRYPOINT [\"sh\", \"run\"]", "Use 10.0, which is wrong if 'run' sets DOTNET_ROLL_FORWARD")]
    public void What_may_make_it_start_makes_the_fix_unsafe(string build, string start, string title) => Verify(
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\n{build}RUN dotnet publish -o /app\n"
        + $"FROM [|mcr.microsoft.com/dotnet/aspnet:8.0|]\nCOPY --from=build /app .\n{start}\n",
        project: Shop,
        fix: title,
        safety: FixSafety.Unsafe);
}
