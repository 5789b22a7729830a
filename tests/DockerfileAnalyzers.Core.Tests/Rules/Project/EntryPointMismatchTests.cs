using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class EntryPointMismatchTests : RuleTests<EntryPointMismatch>
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
    public void The_case_of_letters_counts() => Verify(Dockerfile("ENTRYPOINT [\"dotnet\", [|\"shop.dll\"|]]"), project: "ProjectFile=Shop.csproj\nAssemblyName=Shop",
        message: "'shop.dll' does not exist because the project produces 'Shop.dll'; the container will not start");

    [TestMethod]
    public void Shell_form_and_CMD_are_read_too() => Verify(Dockerfile("CMD dotnet [|/app/Old.dll|] --seed"), project: "ProjectFile=Shop.csproj\nAssemblyName=Shop",
        fixedTo: Dockerfile("CMD dotnet /app/Shop.dll --seed"));

    [TestMethod]
    public void Without_an_app_host_there_is_no_executable() => Verify(Dockerfile("ENTRYPOINT [[|\"./Shop\"|]]", " /p:UseAppHost=false"), project: "ProjectFile=Shop.csproj\nAssemblyName=Shop",
        message: "'./Shop' is not made, as UseAppHost is false; the container will not start");

    [TestMethod]
    public void Native_programs_have_no_assembly() => Verify(Dockerfile("ENTRYPOINT [\"dotnet\", [|\"Shop.dll\"|]]"), project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nPublishAot=true");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"./start.sh\"]")]
    [DataRow("ENTRYPOINT [\"/usr/bin/tini\", \"--\", \"dotnet\", \"Shop.dll\"]")]
    [DataRow("ENTRYPOINT dotnet $APP")]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Lib.dll\"]")]
    [DataRow("ENTRYPOINT [\"nginx\"]")]
    public void What_may_be_there_is_not_reported(string start) => Verify(Dockerfile(start), project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nProjectReferences=Lib/Lib.csproj");

    [TestMethod]
    public void A_file_that_publishes_another_project_is_not_judged() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Other/Other.csproj -o /app
        ENTRYPOINT ["dotnet", "/app/Other.dll"]
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop");
}
