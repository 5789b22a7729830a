using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class RuntimeMissingTests : RuleTests<RuntimeMissing>
{
    private static string Dockerfile(
        string image, string start = "[\"dotnet\", \"Shop.dll\"]", string options = "", string sdk = "10.0") =>
        $"""
            FROM mcr.microsoft.com/dotnet/sdk:{sdk} AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish{options} -o /app
            FROM {image}
            WORKDIR /app
            COPY --from=build /app .
            ENTRYPOINT {start}
            """;

    private const string Web =
        "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0\nUsingMicrosoftNETSdkWeb=true\n";

    [TestMethod]
    public void A_framework_dependent_program_needs_a_runtime() => Verify(
        Dockerfile("[|mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled|]"),
        project: Web,
        message: "'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled' does not contain a .NET runtime, "
            + "and the project is not published as self-contained; the container does not start",
        fixedTo: Dockerfile("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled"));

    [TestMethod]
    [DataRow(" --self-contained", "")]
    [DataRow(" --self-contained true -r linux-x64", "")]
    [DataRow("", "PublishAot=true")]
    [DataRow("", "SelfContained=true")]
    [DataRow(" -p:PublishTrimmed=true", "")]
    [DataRow(" $OPTIONS", "")]
    public void A_self_contained_program_brings_its_own(string options, string properties) =>
        Verify(
            Dockerfile("mcr.microsoft.com/dotnet/runtime-deps:10.0", "[\"./Shop\"]", options),
            project: Web + properties);

    [TestMethod]
    [DataRow(" -r linux-x64", "PublishAot")]
    [DataRow(" --arch x64", "PublishAot;InvariantGlobalization")]
    [DataRow(" --os linux", "SelfContained")]
    [DataRow(" --runtime $RID", "publishtrimmed")]
    public void What_a_project_sets_for_some_runtimes_only_is_not_known_of_one_that_a_command_names(
        string options, string properties) =>
        Verify(
            Dockerfile("mcr.microsoft.com/dotnet/runtime-deps:10.0", "[\"./Shop\"]", options),
            project: Web + "RuntimeProperties=" + properties);

    [TestMethod]
    [DataRow("", "PublishAot")]
    [DataRow(" -r linux-x64", "InvariantGlobalization")]
    [DataRow(" -r linux-x64 -p:PublishAot=false", "PublishAot")]
    public void Other_properties_and_commands_do_not_change_that(string options, string properties) =>
        Verify(
            Dockerfile("[|mcr.microsoft.com/dotnet/runtime-deps:10.0|]", "[\"./Shop\"]", options),
            project: Web + "RuntimeProperties=" + properties);

    [TestMethod]
    public void Before_NET_8_a_runtime_identifier_made_it_so() =>
        Verify(
            Dockerfile("mcr.microsoft.com/dotnet/runtime-deps:6.0", "[\"./Shop\"]", " -r linux-x64"),
            project: Web.Replace("10.0", "6.0"));

    [TestMethod]
    [DataRow("10.0", "10.0-alpine", "", true)]
    [DataRow("10.0-alpine", "10.0", "", true)]
    [DataRow("10.0", "10.0-alpine", " -r linux-musl-x64", false)]
    [DataRow("10.0", "10.0-alpine", " -r linux-x64", true)]
    [DataRow("10.0-alpine", "10.0-alpine", " -a $TARGETARCH", false)]
    [DataRow("10.0", "10.0-noble-chiseled", "", false)]
    [DataRow("10.0", "10.0-alpine", " -r $RID", false)]
    public void Executables_need_their_C_library(string sdk, string image, string options, bool fails) => Verify(
        Dockerfile(
            fails ? $"[|mcr.microsoft.com/dotnet/aspnet:{image}|]" : $"mcr.microsoft.com/dotnet/aspnet:{image}",
            "[\"./Shop\"]",
            options,
            sdk),
        project: Web);

    [TestMethod]
    public void Assemblies_do_not() => Verify(Dockerfile("mcr.microsoft.com/dotnet/aspnet:10.0-alpine"), project: Web);

    [TestMethod]
    public void A_console_program_is_right_on_runtime() => Verify(
        Dockerfile("mcr.microsoft.com/dotnet/runtime:10.0"),
        project: Web.Replace("UsingMicrosoftNETSdkWeb=true", "FrameworkReferences=Microsoft.NETCore.App"));

    private const string Native = "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0\n"
        + "FrameworkReferences=Microsoft.NETCore.App|Microsoft.AspNetCore.App";

    [TestMethod]
    [DataRow("runtime:10.0", "COPY --from=mcr.microsoft.com/dotnet/aspnet:10.0 /usr/share/dotnet /usr/share/dotnet")]
    [DataRow("runtime-deps:10.0", "COPY --from=mcr.microsoft.com/dotnet/aspnet:10.0 /usr/share/dotnet /opt/dotnet")]
    [DataRow("runtime-deps:10.0", "RUN apt-get update && apt-get install -y aspnetcore-runtime-10.0")]
    [DataRow("runtime:10.0", "RUN ./install-runtime.sh")]
    public void A_runtime_that_is_brought_is_there(string image, string lines) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/{image}
        {lines}
        COPY --from=build /app /app
        ENTRYPOINT ["dotnet", "/app/Shop.dll"]
        """, project: Native);

    [TestMethod]
    [DataRow("RUN apk add --no-cache gcompat")]
    [DataRow("RUN apk add libc6-compat")]
    [DataRow("COPY --from=build /lib64 /lib64")]
    [DataRow("COPY --from=build /lib/ld-linux-x86-64.so.2 /lib/ld-linux-x86-64.so.2")]
    public void A_C_library_that_is_brought_is_there(string lines) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        {lines}
        COPY --from=build /app /app
        ENTRYPOINT ["/app/Shop"]
        """, project: Native);

    [TestMethod]
    [DataRow(
        " Shop.csproj -r linux-x64 --self-contained",
        "[|mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine|]",
        "./Shop")]
    [DataRow(
        " src/Shop/Shop.fsproj --runtime linux-arm64", "[|mcr.microsoft.com/dotnet/runtime:10.0-alpine|]", "/app/Shop")]
    [DataRow(" Shop.csproj -r linux-musl-x64 --sc", "[|mcr.microsoft.com/dotnet/runtime-deps:10.0|]", "/app/Shop")]
    [DataRow(
        " Shop.csproj -r linux-musl-x64 --self-contained",
        "mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine",
        "./Shop")]
    [DataRow(" Shop.csproj --self-contained", "mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine", "./Shop")]
    [DataRow(" -r linux-x64 --self-contained", "mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine", "./Shop")]
    [DataRow(" Shop.csproj -r $RID --self-contained", "mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine", "./Shop")]
    [DataRow(
        " Shop.csproj -r linux-x64 --self-contained",
        "mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine",
        "/tools/Other")]
    public void Without_a_project_the_runtime_that_is_named_tells_the_C_library(
        string options, string image, string program) =>
        Verify(Dockerfile(image, $"[\"{program}\"]", options));

    [TestMethod]
    public void A_program_that_is_brought_from_elsewhere_is_not_judged() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj -r linux-x64 --self-contained -o /app
        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine
        WORKDIR /app
        COPY --from=example/shop:musl /app .
        ENTRYPOINT ["./Shop"]
        """);

    [TestMethod]
    [DataRow("linux-x64", "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-arm64v8", "", "arm64", "x64")]
    [DataRow("linux-arm64", "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-amd64", "", "x64", "arm64")]
    [DataRow("linux-musl-x64", "mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine-arm64v8", "", "arm64", "x64")]
    [DataRow("linux-x64", "mcr.microsoft.com/dotnet/runtime-deps:10.0", "--platform=linux/arm64 ", "arm64", "x64")]
    public void A_program_for_another_architecture(
        string runtime, string image, string platform, string shipped, string built) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj -r {runtime} --self-contained -o /app
        FROM {platform}{image}
        [|COPY --from=build /app /app|]
        ENTRYPOINT ["/app/Shop"]
        """, message: $"'{image}' is an image for {shipped}, but '/app/Shop' is published for {built}; "
            + "the container does not start");

    [TestMethod]
    public void A_program_for_Windows() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj -r win-x64 --self-contained -o /app
        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
        [|COPY --from=build /app /app|]
        ENTRYPOINT ["/app/Shop"]
        """);

    [TestMethod]
    [DataRow("linux-x64", "")]
    [DataRow("linux-x64", "--platform=linux/amd64 ")]
    [DataRow("linux-arm64", "--platform=$TARGETPLATFORM ")]
    public void Where_the_build_decides_nothing_is_said(string runtime, string platform) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj -r {runtime} --self-contained -o /app
        FROM {platform}mcr.microsoft.com/dotnet/runtime-deps:10.0
        COPY --from=build /app /app
        ENTRYPOINT ["/app/Shop"]
        """);
}
