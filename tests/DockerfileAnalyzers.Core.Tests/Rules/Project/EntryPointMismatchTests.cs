using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class EntryPointMismatchTests : RuleTests<EntryPointMismatch>
{
    private static string Dockerfile(string start, string options = "") => $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj{options} -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /app .
        {start}
        """;

    [TestMethod]
    public void The_case_of_letters_counts() => Verify(
        Dockerfile("ENTRYPOINT [\"dotnet\", [|\"shop.dll\"|]]"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop",
        message: "'shop.dll' does not exist because the project produces 'Shop.dll'; the container does not start");

    [TestMethod]
    public void Shell_form_and_CMD_are_read_too() => Verify(
        Dockerfile("CMD dotnet [|/app/Old.dll|] --seed"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop",
        fixedTo: Dockerfile("CMD dotnet /app/Shop.dll --seed"));

    [TestMethod]
    public void The_assembly_may_stand_in_CMD() => Verify(
        Dockerfile("ENTRYPOINT [\"dotnet\"]\nCMD [[|\"Old.dll\"|], \"--seed\"]"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop",
        fixedTo: Dockerfile("ENTRYPOINT [\"dotnet\"]\nCMD [\"Shop.dll\", \"--seed\"]"));

    [TestMethod]
    public void Without_an_app_host_there_is_no_executable() => Verify(
        Dockerfile("ENTRYPOINT [[|\"./Shop\"|]]", " /p:UseAppHost=false"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop",
        message: "'./Shop' is not created because UseAppHost is false; the container does not start");

    [TestMethod]
    [DataRow("PublishAot=true", "Native AOT compiles the project to the executable 'Shop'")]
    [DataRow("PublishSingleFile=true", "the project is published as a single file, 'Shop'")]
    public void Native_programs_and_single_files_have_no_assembly(string property, string reason) => Verify(
        Dockerfile("ENTRYPOINT [\"dotnet\", [|\"Shop.dll\"|]]"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\n" + property,
        message: $"'Shop.dll' does not exist because {reason}; the container does not start");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"./start.sh\"]")]
    [DataRow("ENTRYPOINT [\"/usr/bin/tini\", \"--\", \"dotnet\", \"Shop.dll\"]")]
    [DataRow("ENTRYPOINT dotnet $APP")]
    [DataRow("CMD dotnet *.dll")]
    [DataRow("CMD dotnet /app/Sho?.dll")]
    [DataRow("ENTRYPOINT [\"sh\", \"-c\", \"exec dotnet *.dll\"]")]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Lib.dll\"]")]
    [DataRow("ENTRYPOINT [\"nginx\"]")]
    public void What_may_be_there_is_not_reported(string start) => Verify(
        Dockerfile(start), project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nProjectReferences=Lib/Lib.csproj");

    [TestMethod]
    public void A_file_that_publishes_another_project_is_not_judged() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Other/Other.csproj -o /app
        ENTRYPOINT ["dotnet", "/app/Other.dll"]
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop");

    private const string Renamed = "ProjectFile=Shop.csproj\nAssemblyName=Contoso.Shop";

    [TestMethod]
    [DataRow("RUN dotnet publish -o /app -p:AssemblyName=Shop")]
    [DataRow("RUN dotnet publish --property AssemblyName=Shop --output /app")]
    [DataRow("RUN dotnet publish -o /app \"/p:Version=1;assemblyname=Shop\"")]
    [DataRow("RUN dotnet publish -o /app -p:AssemblyName=$NAME")]
    [DataRow("RUN dotnet publish . -o /app @options.rsp")]
    [DataRow("RUN dotnet publish . -o /app $OPTIONS")]
    public void A_name_of_the_command_line_counts(string publish) =>
        Verify(Build(publish, "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]"), project: Renamed);

    [TestMethod]
    public void A_name_of_the_command_line_can_be_the_wrong_one() =>
        Verify(
            Build(
                "RUN dotnet publish -o /app -p:AssemblyName=Shop", "ENTRYPOINT [\"dotnet\", [|\"Contoso.Shop.dll\"|]]"),
            project: Renamed,
            message: "'Contoso.Shop.dll' does not exist because the project produces 'Shop.dll'; "
                + "the container does not start");

    [TestMethod]
    [DataRow("RUN dotnet publish -o /app && mv /app/Contoso.Shop.dll /app/Shop.dll", "")]
    [DataRow("RUN dotnet publish -o /app\nRUN cd /app && cp Contoso.Shop.dll Shop.dll", "")]
    [DataRow("RUN dotnet publish -o /app\nRUN sh -c 'mv /app/Contoso.Shop.dll /app/Shop.dll'", "")]
    [DataRow("RUN dotnet publish -o /app\nRUN for f in /app/*; do mv $f ${f#Contoso.}; done", "")]
    [DataRow("RUN dotnet publish -o /app", "RUN ln -s Contoso.Shop.dll Shop.dll")]
    [DataRow("RUN dotnet publish -o /app", "RUN [\"ln\", \"-s\", \"Contoso.Shop.dll\", \"Shop.dll\"]")]
    [DataRow("RUN dotnet publish -o /app", "RUN ./rename.sh")]
    [DataRow("RUN dotnet publish -o /app", "COPY --from=build /app/Contoso.Shop.dll Shop.dll")]
    [DataRow("RUN dotnet publish -o /app", "COPY --from=build /app/Contoso.Shop.dll /app/Shop.dll")]
    [DataRow("RUN dotnet publish -o /app", "COPY --from=registry.example/shop:1 /out .")]
    [DataRow("RUN dotnet publish -o /app", "COPY --from=build /other/Shop.dll .")]
    [DataRow("RUN dotnet publish -o /app", "COPY bin/Release/net10.0 /app")]
    [DataRow("RUN dotnet publish -o /app", "ADD legacy.tar.gz /app/")]
    [DataRow("RUN dotnet publish -o /app", "RUN curl -o Shop.dll https://contoso.example/Shop.dll")]
    [DataRow("RUN dotnet publish -o /app\nRUN dotnet build Legacy/Legacy.csproj -o /app", "")]
    public void Another_file_of_that_name_may_come_to_the_folder(string build, string final) =>
        Verify(Build(build, final + "\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]"), project: Renamed);

    [TestMethod]
    [DataRow("RUN sed -i s/Contoso.Shop/Shop/ Shop.csproj && dotnet publish -o /app")]
    [DataRow("RUN sed -i s/Contoso.Shop/Shop/ Shop.csproj\nRUN dotnet publish -o /app")]
    [DataRow("RUN echo '-p:AssemblyName=Shop' > Directory.Build.rsp && dotnet publish -o /app")]
    [DataRow("RUN echo '<Project/>' | tee Directory.Build.props\nRUN dotnet publish -o /app")]
    [DataRow("RUN ./prepare.sh && dotnet publish -o /app")]
    [DataRow("RUN curl -o Directory.Build.targets https://contoso.example/x && dotnet publish -o /app")]
    public void A_project_that_the_build_may_change_is_not_judged(string build) =>
        Verify(Build(build, "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]"), project: Renamed);

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"xunit.console.dll\", \"Contoso.Shop.dll\"]", "")]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Contoso.Tool.dll\"]", "\nPackageReferences=Contoso.Tool.Host/1.0.0")]
    [DataRow("ENTRYPOINT [\"dotnet\", \"/tools/Shop.dll\"]", "")]
    public void A_program_of_a_package_or_of_another_folder_is_not_judged(string start, string facts) =>
        Verify(Build("RUN dotnet publish -o /app", start), project: Renamed + facts);

    [TestMethod]
    [DataRow(
        "mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022", "ENTRYPOINT [\"dotnet\", \"contoso.shop.dll\"]")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025", "CMD [\"dotnet\", \"CONTOSO.Shop.DLL\"]")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-windowsservercore-ltsc2022", "ENTRYPOINT [\"./Contoso.Shop.exe\"]")]
    public void On_Windows_the_case_of_letters_does_not_count(string image, string start) => Verify(
        Build("RUN dotnet publish -o /app", start).Replace("mcr.microsoft.com/dotnet/aspnet:10.0", image),
        project: Renamed);

    [TestMethod]
    [DataRow("ENV AssemblyName=Shop\nRUN dotnet publish -o /app")]
    [DataRow("ARG ASSEMBLYNAME=Shop\nRUN dotnet publish -o /app")]
    [DataRow("RUN AssemblyName=Shop dotnet publish -o /app")]
    [DataRow("RUN export AssemblyName=Shop && dotnet publish -o /app")]
    public void A_name_in_the_environment_makes_the_fix_unsafe(string build) =>
        Verify(Build(build, "ENTRYPOINT [\"dotnet\", [|\"Shop.dll\"|]]"), project: Renamed,
            fix: "Start 'Contoso.Shop.dll' instead of 'Shop.dll'", safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("COPY appsettings.Production.json .")]
    [DataRow("RUN apt-get update && apt-get install -y curl && ln -s /usr/share/zoneinfo/UTC /etc/localtime")]
    [DataRow("COPY --from=build /src/cert.pfx /certs/")]
    public void What_brings_no_program_does_not_matter(string final) =>
        Verify(
            Build("RUN dotnet publish -o /app", final + "\nENTRYPOINT [\"dotnet\", [|\"Shop.dll\"|]]"),
            project: Renamed,
            fix: "Start 'Contoso.Shop.dll'",
            safety: FixSafety.Safe);

    private static string Build(string publish, string final) =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\n{publish}\n"
        + $"FROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nCOPY --from=build /app .\n{final}\n";
}
