using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules;

/// <summary>
/// The Dockerfiles that the .NET tools write into a project, with the facts of that project and the .dockerignore that
/// they add: a warning there would be a warning for everybody.
/// </summary>
[TestClass]
public sealed class DotNetTemplateTests
{
    private const string VisualStudioIgnoreFile = """
        **/.classpath
        **/.dockerignore
        **/.env
        **/.git
        **/.gitignore
        **/.project
        **/.settings
        **/.toolstarget
        **/.vs
        **/.vscode
        **/*.*proj.user
        **/*.dbmdl
        **/*.jfm
        **/azds.yaml
        **/bin
        **/charts
        **/docker-compose*
        **/Dockerfile*
        **/node_modules
        **/npm-debug.log
        **/obj
        **/secrets.dev.yaml
        **/values.dev.yaml
        LICENSE
        README.md
        !**/.gitignore
        !.git/HEAD
        !.git/config
        !.git/packed-refs
        !.git/refs/heads/**
        """;

    private const string Solution = """
        .git/ 9000000
        .git/HEAD
        WebApp/WebApp.csproj
        WebApp/Program.cs
        WebApp/bin/
        WebApp/obj/
        WebApp/Dockerfile
        Directory.Packages.props
        Directory.Build.props
        """;

    private const string WebApp = """
        DockerfileContext=/src
        ProjectFile=/src/WebApp/WebApp.csproj
        AssemblyName=WebApp
        OutputType=Exe
        TargetFramework=net10.0
        UsingMicrosoftNETSdkWeb=true
        FrameworkReferences=Microsoft.AspNetCore.App|Microsoft.NETCore.App
        DockerDefaultTargetOS=Linux
        UserSecretsId=aspnet-WebApp-1
        BuildFiles=PackageVersions?/src/Directory.Packages.props|Harmless?/src/Directory.Build.props
        Solutions=/src/Shop.sln?/src/WebApp/WebApp.csproj
        DockerfileAnalyzersAsOfDate=2026-06-01
        """;

    private static string VisualStudio(
        string version = "10.0",
        string user = "USER $APP_UID\n",
        string expose = "EXPOSE 8080\nEXPOSE 8081\n",
        string before = "COPY [\"Directory.Packages.props\", \".\"]\n",
        string project = "./WebApp/WebApp.csproj",
        string kind = "aspnet",
        string header = "# See https://aka.ms/customizecontainer to learn how to customize your debug container.") =>
        $$"""
            {{header}}

            # This stage is used when running from VS in fast mode (Default for Debug configuration)
            FROM mcr.microsoft.com/dotnet/{{kind}}:{{version}} AS base
            {{user}}WORKDIR /app
            {{expose}}
            # This stage is used to build the service project
            FROM mcr.microsoft.com/dotnet/sdk:{{version}} AS build
            ARG BUILD_CONFIGURATION=Release
            WORKDIR /src
            {{before}}COPY ["WebApp/WebApp.csproj", "WebApp/"]
            RUN dotnet restore "{{project}}"
            COPY . .
            WORKDIR "/src/WebApp"
            RUN dotnet build "./WebApp.csproj" -c $BUILD_CONFIGURATION -o /app/build

            # This stage is used to publish the service project to be copied to the final stage
            FROM build AS publish
            ARG BUILD_CONFIGURATION=Release
            RUN dotnet publish "./WebApp.csproj" -c $BUILD_CONFIGURATION -o /app/publish /p:UseAppHost=false

            # This stage is used in production or when running from VS in regular mode (Default when not using the Debug configuration)
            FROM base AS final
            WORKDIR /app
            COPY --from=publish /app/publish .
            ENTRYPOINT ["dotnet", "WebApp.dll"]
            """;

    [TestMethod]
    public void What_Visual_Studio_writes_for_a_web_project() => VerifySilent(VisualStudio());

    [TestMethod]
    public void What_Visual_Studio_wrote_before_it_knew_central_package_versions() =>
        VerifySilent(
            VisualStudio("8.0", "USER app\n", before: "", project: "./WebApp/./WebApp.csproj"),
            WebApp.Replace("net10.0", "net8.0").Replace("PackageVersions?/src/Directory.Packages.props|", ""));

    [TestMethod]
    public void All_files_that_Visual_Studio_copies_before_the_restore() =>
        VerifySilent(
            VisualStudio(
                before: "COPY [\"Directory.Packages.props\", \".\"]\nCOPY [\"Directory.Build.props\", \".\"]\n"
                    + "COPY [\"nuget.config\", \".\"]\n"),
            WebApp.Replace("Harmless", "BuildSettings"),
            Solution + "\nnuget.config");

    // Ports 80 and 443, and root, were right then: only the end of the version itself is said, for the day that counts.
    [TestMethod]
    public void What_Visual_Studio_wrote_for_NET_6_warns_of_nothing_but_root() =>
        Verify(
            VisualStudio(
                "6.0",
                user: "",
                expose: "EXPOSE 80\nEXPOSE 443\n",
                before: "",
                header: "#See https://aka.ms/containerfastmode to understand how Visual Studio uses this Dockerfile"),
            WebApp.Replace("net10.0", "net6.0").Replace("2026-06-01", "2024-06-01")
                .Replace("PackageVersions?/src/Directory.Packages.props|", ""),
            expected: "DFA2001");

    [TestMethod]
    public void What_Visual_Studio_writes_for_a_worker() =>
        VerifySilent(
            VisualStudio(kind: "runtime", expose: ""),
            WebApp.Replace("UsingMicrosoftNETSdkWeb=true", "").Replace("Microsoft.AspNetCore.App|", ""));

    [TestMethod]
    public void A_Dockerfile_and_its_project_in_the_root() => VerifySilent("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
        USER $APP_UID
        WORKDIR /app
        EXPOSE 8080

        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        ARG BUILD_CONFIGURATION=Release
        WORKDIR /src
        COPY ["WebApp.csproj", "."]
        RUN dotnet restore "./WebApp.csproj"
        COPY . .
        WORKDIR "/src/."
        RUN dotnet build "./WebApp.csproj" -c $BUILD_CONFIGURATION -o /app/build

        FROM build AS publish
        ARG BUILD_CONFIGURATION=Release
        RUN dotnet publish "././WebApp.csproj" -c $BUILD_CONFIGURATION -o /app/publish /p:UseAppHost=false

        FROM base AS final
        WORKDIR /app
        COPY --from=publish /app/publish .
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """, """
        DockerfileContext=/src
        ProjectFile=/src/WebApp.csproj
        AssemblyName=WebApp
        TargetFramework=net10.0
        FrameworkReferences=Microsoft.AspNetCore.App
        """, "WebApp.csproj\nProgram.cs\nobj/");

    // Its final stage is runtime-deps without USER: that it runs as root is true, and the only thing to say.
    [TestMethod]
    public void What_Visual_Studio_writes_for_native_AOT_warns_of_nothing_but_root() => Verify("""
        # These ARGs allow for swapping out the base used to make the final image when debugging from VS
        ARG LAUNCHING_FROM_VS
        # This sets the base image for final, but only if LAUNCHING_FROM_VS has been defined
        ARG FINAL_BASE_IMAGE=${LAUNCHING_FROM_VS:+aotdebug}

        FROM mcr.microsoft.com/dotnet/aspnet:8.0 AS base
        USER app
        WORKDIR /app
        EXPOSE 8080

        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        # Install clang/zlib1g-dev dependencies for publishing to native
        RUN apt-get update \
            && apt-get install -y --no-install-recommends \
            clang zlib1g-dev
        ARG BUILD_CONFIGURATION=Release
        WORKDIR /src
        COPY ["WebApp/WebApp.csproj", "WebApp/"]
        RUN dotnet restore "./WebApp/WebApp.csproj"
        COPY . .
        WORKDIR "/src/WebApp"
        RUN dotnet build "./WebApp.csproj" -c $BUILD_CONFIGURATION -o /app/build

        FROM build AS publish
        ARG BUILD_CONFIGURATION=Release
        RUN dotnet publish "./WebApp.csproj" -c $BUILD_CONFIGURATION -o /app/publish /p:UseAppHost=true

        FROM base AS aotdebug
        USER root
        # Install GDB to support native debugging
        RUN apt-get update \
            && apt-get install -y --no-install-recommends \
            gdb
        USER app

        FROM ${FINAL_BASE_IMAGE:-mcr.microsoft.com/dotnet/runtime-deps:8.0} AS final
        WORKDIR /app
        EXPOSE 8080
        COPY --from=publish /app/publish .
        ENTRYPOINT ["./WebApp"]
        """,
        WebApp.Replace("net10.0", "net8.0").Replace("PackageVersions?/src/Directory.Packages.props|", "")
            + "\nPublishAot=true\nInvariantGlobalization=true",
        expected: "DFA2001");

    [TestMethod]
    public void What_Visual_Studio_writes_for_Windows_containers() => VerifySilent("""
        #Depending on the operating system of the host machines(s) that will build or run the containers, the image specified in the FROM statement may need to be changed.
        #For more information, please see https://aka.ms/containercompat

        FROM mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022 AS base
        WORKDIR /app
        EXPOSE 8080

        FROM mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-ltsc2022 AS build
        ARG BUILD_CONFIGURATION=Release
        WORKDIR /src
        COPY ["WebApp/WebApp.csproj", "WebApp/"]
        RUN dotnet restore "./WebApp/WebApp.csproj"
        COPY . .
        WORKDIR "/src/WebApp"
        RUN dotnet build "./WebApp.csproj" -c %BUILD_CONFIGURATION% -o /app/build

        FROM build AS publish
        ARG BUILD_CONFIGURATION=Release
        RUN dotnet publish "./WebApp.csproj" -c %BUILD_CONFIGURATION% -o /app/publish /p:UseAppHost=false

        FROM base AS final
        WORKDIR /app
        COPY --from=publish /app/publish .
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """,
        WebApp.Replace("net10.0", "net8.0").Replace("TargetOS=Linux", "TargetOS=Windows")
            .Replace("PackageVersions?/src/Directory.Packages.props|", ""));

    [TestMethod]
    public void What_Visual_Studio_writes_for_NET_Framework() => VerifySilent("""
        #Depending on the operating system of the host machines(s) that will build or run the containers, the image specified in the FROM statement may need to be changed.
        #For more information, please see https://aka.ms/containercompat
        FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022
        ARG source
        WORKDIR /inetpub/wwwroot
        COPY ${source:-obj/Docker/publish} .
        """, """
        DockerfileContext=/src
        ProjectFile=/src/Legacy.csproj
        AssemblyName=Legacy
        TargetFramework=net48
        DockerDefaultTargetOS=Windows
        """, "Legacy.csproj\nbin/\nobj/\nobj/Docker/publish/", "*\n!obj\\Docker\\publish\\*\n!obj\\Docker\\empty\\");

    [TestMethod]
    public void What_VS_Code_writes_for_a_web_project() => VerifySilent("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
        WORKDIR /app
        EXPOSE 5213

        ENV ASPNETCORE_URLS=http://+:5213

        USER app
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        ARG configuration=Release
        WORKDIR /src
        COPY ["WebApp/WebApp.csproj", "WebApp/"]
        RUN dotnet restore "WebApp/WebApp.csproj"
        COPY . .
        WORKDIR "/src/WebApp"
        RUN dotnet build "WebApp.csproj" -c $configuration -o /app/build

        FROM build AS publish
        ARG configuration=Release
        RUN dotnet publish "WebApp.csproj" -c $configuration -o /app/publish /p:UseAppHost=false

        FROM base AS final
        WORKDIR /app
        COPY --from=publish /app/publish .
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """, WebApp.Replace("PackageVersions?/src/Directory.Packages.props|", ""));

    [TestMethod]
    public void What_VS_Code_writes_before_NET_8_makes_a_user_of_its_own() => VerifySilent("""
        FROM mcr.microsoft.com/dotnet/aspnet:6.0 AS base
        WORKDIR /app
        EXPOSE 5213
        ENV ASPNETCORE_URLS=http://+:5213
        # Creates a non-root user with an explicit UID and adds permission to access the /app folder
        # For more info, please refer to https://aka.ms/vscode-docker-dotnet-configure-containers
        RUN adduser -u 5678 --disabled-password --gecos "" appuser && chown -R appuser /app
        USER appuser
        FROM mcr.microsoft.com/dotnet/sdk:6.0 AS build
        ARG configuration=Release
        WORKDIR /src
        COPY ["WebApp/WebApp.csproj", "WebApp/"]
        RUN dotnet restore "WebApp/WebApp.csproj"
        COPY . .
        WORKDIR "/src/WebApp"
        RUN dotnet build "WebApp.csproj" -c $configuration -o /app/build
        FROM build AS publish
        ARG configuration=Release
        RUN dotnet publish "WebApp.csproj" -c $configuration -o /app/publish /p:UseAppHost=false
        FROM base AS final
        WORKDIR /app
        COPY --from=publish /app/publish .
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """,
        WebApp.Replace("net10.0", "net6.0").Replace("2026-06-01", "2024-06-01")
            .Replace("PackageVersions?/src/Directory.Packages.props|", ""));

    [TestMethod]
    public void What_docker_init_writes() => VerifySilent("""
        # syntax=docker/dockerfile:1

        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS build
        COPY . /source
        WORKDIR /source/WebApp
        # This is the architecture you're building for, which is passed in by the builder.
        ARG TARGETARCH
        # Build the application.
        RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages \
            dotnet publish -a ${TARGETARCH/amd64/x64} --use-current-runtime --self-contained false -o /app

        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine AS final
        WORKDIR /app
        # Copy everything needed to run the app from the "build" stage.
        COPY --from=build /app .
        USER $APP_UID
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """);

    [TestMethod]
    public void What_docker_init_wrote_with_a_user_of_its_own_and_a_development_stage() => VerifySilent("""
        # syntax=docker/dockerfile:1
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS build
        ARG TARGETARCH
        COPY . /source
        WORKDIR /source/WebApp
        RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages \
            dotnet publish -a ${TARGETARCH/amd64/x64} --use-current-runtime --self-contained false -o /app

        FROM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS development
        COPY . /source
        WORKDIR /source/WebApp
        CMD dotnet run --no-launch-profile

        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine AS final
        WORKDIR /app
        COPY --from=build /app .
        ARG UID=10001
        RUN adduser \
            --disabled-password \
            --gecos "" \
            --home "/nonexistent" \
            --shell "/sbin/nologin" \
            --no-create-home \
            --uid "${UID}" \
            appuser
        USER appuser
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """);

    [TestMethod]
    public void Hardened_images_of_Docker_are_not_judged_by_what_Microsofts_hold() => VerifySilent("""
        # syntax=docker/dockerfile:1
        FROM --platform=$BUILDPLATFORM dhi.io/dotnet:10-sdk AS build
        ARG TARGETARCH
        COPY . /source
        WORKDIR /source/WebApp
        RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages \
            dotnet publish -a ${TARGETARCH/amd64/x64} --use-current-runtime --self-contained false -o /app

        FROM dhi.io/aspnetcore:10 AS final
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """);

    [TestMethod]
    public void The_sample_that_publishes_an_executable_for_many_platforms() => VerifySilent("""
        # Learn about building .NET container images:
        # https://github.com/dotnet/dotnet-docker/blob/main/samples/README.md
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        ARG TARGETARCH
        WORKDIR /source

        # Copy project file and restore as distinct layers
        COPY --link WebApp/*.csproj .
        RUN dotnet restore -a $TARGETARCH

        # Copy source code and publish app
        COPY --link WebApp/. .
        RUN dotnet publish -a $TARGETARCH --no-restore -o /app

        # Runtime stage
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        EXPOSE 8080
        WORKDIR /app
        COPY --link --from=build /app .
        USER $APP_UID
        ENTRYPOINT ["./WebApp"]
        """, WebApp.Replace("PackageVersions?/src/Directory.Packages.props|", ""));

    [TestMethod]
    public void The_sample_that_takes_the_smallest_image_and_keeps_its_user() => VerifySilent("""
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
        ARG TARGETARCH
        WORKDIR /source
        COPY --link WebApp/*.csproj .
        RUN dotnet restore -a $TARGETARCH
        COPY --link WebApp/. .
        RUN dotnet publish -a $TARGETARCH --no-restore -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-composite
        EXPOSE 8080
        WORKDIR /app
        COPY --link --from=build /app .
        ENTRYPOINT ["./WebApp"]
        """, WebApp.Replace("PackageVersions?/src/Directory.Packages.props|", ""));

    [TestMethod]
    public void The_sample_whose_project_says_that_it_is_self_contained() => VerifySilent("""
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS build
        ARG TARGETARCH
        WORKDIR /source
        COPY --link *.csproj .
        RUN dotnet restore -a $TARGETARCH
        COPY --link . .
        RUN dotnet publish -a $TARGETARCH --no-restore -o /app
        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine-extra
        WORKDIR /app
        COPY --link --from=build /app .
        USER $APP_UID
        ENTRYPOINT ["./globalapp"]
        """, """
        DockerfileContext=/src
        ProjectFile=/src/globalapp.csproj
        AssemblyName=globalapp
        TargetFramework=net10.0
        OutputType=Exe
        PublishSelfContained=true
        FrameworkReferences=Microsoft.NETCore.App
        """, "globalapp.csproj\nProgram.cs");

    [TestMethod]
    public void The_sample_that_turns_invariant_mode_off_and_installs_what_that_needs() => VerifySilent("""
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS build
        ARG TARGETARCH
        WORKDIR /source
        COPY --link WebApp/*.csproj .
        RUN dotnet restore -a $TARGETARCH
        COPY --link WebApp/. .
        RUN dotnet publish -a $TARGETARCH --no-restore -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        ENV \
            DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
            LC_ALL=en_US.UTF-8 \
            LANG=en_US.UTF-8
        RUN apk add --no-cache \
            icu-data-full \
            icu-libs
        WORKDIR /app
        COPY --link --from=build /app .
        USER $APP_UID
        ENTRYPOINT ["./WebApp"]
        """,
        WebApp.Replace("PackageVersions?/src/Directory.Packages.props|", "")
            + "\nPackageReferences=Microsoft.Data.SqlClient/6.0.1");

    [TestMethod]
    public void The_sample_that_compiles_natively_copies_all_at_once_behind_cache_mounts() => VerifySilent("""
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble-aot AS build
        ARG TARGETARCH
        WORKDIR /source
        COPY --link . .
        RUN --mount=type=cache,target=/root/.nuget \
            --mount=type=cache,target=/source/bin \
            --mount=type=cache,target=/source/obj \
            dotnet publish -a $TARGETARCH -o /app releasesapi.csproj && rm -f /app/*.dbg
        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
        WORKDIR /app
        COPY --link --from=build /app .
        USER $APP_UID
        ENTRYPOINT ["./releasesapi"]
        """, """
        DockerfileContext=/src
        ProjectFile=/src/releasesapi.csproj
        AssemblyName=releasesapi
        TargetFramework=net10.0
        PublishAot=true
        InvariantGlobalization=true
        UsingMicrosoftNETSdkWeb=true
        """, "releasesapi.csproj\nProgram.cs\nbin/\nobj/");

    [TestMethod]
    public void The_sample_for_IIS_listens_on_80() => VerifySilent("""
        # escape=`
        FROM mcr.microsoft.com/dotnet/sdk:10.0-nanoserver-ltsc2022 AS build
        WORKDIR /source
        COPY --link WebApp/*.csproj .
        RUN dotnet restore -r win-x64
        COPY --link WebApp/. .
        RUN dotnet publish --no-restore -r win-x64 -o /app
        FROM mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
        EXPOSE 80
        WORKDIR /app
        COPY --from=build /app ./
        """,
        WebApp.Replace("TargetOS=Linux", "TargetOS=Windows")
            .Replace("PackageVersions?/src/Directory.Packages.props|", ""));

    [TestMethod]
    public void What_func_init_writes_belongs_to_images_of_another_family() => VerifySilent("""
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS installer-env

        COPY . /src/dotnet-function-app
        RUN cd /src/dotnet-function-app && \
        mkdir -p /home/site/wwwroot && \
        dotnet publish *.csproj --output /home/site/wwwroot

        # To enable ssh & remote debugging on app service change the base image to the one below
        # FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated8.0-appservice
        FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated8.0
        ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
            AzureFunctionsJobHost__Logging__Console__IsEnabled=true

        COPY --from=installer-env ["/home/site/wwwroot", "/home/site/wwwroot"]
        """, """
        DockerfileContext=/src
        ProjectFile=/src/Orders.csproj
        AssemblyName=Orders
        TargetFramework=net8.0
        OutputType=Exe
        DockerfileAnalyzersAsOfDate=2026-06-01
        """, "Orders.csproj\nProgram.cs\nlocal.settings.json");

    // The project files are copied flat, and a loop puts each into its folder: what is where then is not known.
    [TestMethod]
    [DataRow(
        "COPY */*.csproj ./\nRUN for file in $(ls *.csproj); do mkdir -p ${file%.*}/ && mv $file ${file%.*}/; done")]
    [DataRow(
        "COPY */*.csproj ./\n"
            + "RUN for file in *.csproj; do mkdir -p \"${file%.*}\" && mv \"$file\" \"${file%.*}/\"; done")]
    [DataRow("COPY projects.tar .\nRUN tar -xf projects.tar")]
    [DataRow("ADD projects.tar .")]
    [DataRow("RUN git clone https://example.org/shop.git /src")]
    [DataRow("COPY --from=sources / .")]
    [DataRow("ARG SOURCES\nCOPY ${SOURCES} .")]
    public void Project_files_that_are_moved_by_something_that_is_not_followed(string copies) => VerifySilent($$"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        {{copies}}
        RUN dotnet restore WebApp/WebApp.csproj
        COPY . .
        RUN dotnet publish WebApp/WebApp.csproj -c Release --no-restore -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /app .
        USER $APP_UID
        ENTRYPOINT ["dotnet", "WebApp.dll"]
        """,
        WebApp.Replace("PackageVersions", "TargetFramework") + "\nProjectReferences=/src/Lib/Lib.csproj",
        Solution + "\nLib/Lib.csproj\nLib/Code.cs");

    [TestMethod]
    public void A_file_for_watching_is_nobodys_image() => VerifySilent("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        ENV ASPNETCORE_ENVIRONMENT=Development DOTNET_USE_POLLING_FILE_WATCHER=true
        WORKDIR /src
        COPY . .
        CMD ["dotnet", "watch", "run", "--project", "WebApp/WebApp.csproj"]
        """);

    private static void VerifySilent(
        string dockerfile,
        string project = WebApp,
        string context = Solution,
        string dockerignore = VisualStudioIgnoreFile) =>
        Verify(dockerfile, project, context, dockerignore, "");

    private static void Verify(
        string dockerfile,
        string project = WebApp,
        string context = Solution,
        string dockerignore = VisualStudioIgnoreFile,
        string expected = "")
    {
        var input = TestInput.Create("/src/Dockerfile", dockerfile, dockerignore, context, project);
        var ignoreFile = TestInput.Create(
            "/src/.dockerignore", dockerignore, context: context, project: project, dockerfile: dockerfile);
        var findings = RuleEngine.Analyze(input).Concat(RuleEngine.Analyze(ignoreFile))
            .Where(finding => finding.Severity > Severity.Info).ToArray();
        Assert.AreEqual(
            expected,
            string.Join(" ", findings.Select(finding => finding.Rule.Id)),
            string.Join("\n", findings.Select(finding => finding.Rule.Id + ": " + finding.Message)));
    }
}
