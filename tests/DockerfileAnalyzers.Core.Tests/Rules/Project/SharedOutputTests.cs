using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class SharedOutputTests : RuleTests<SharedOutput>
{
    [TestMethod]
    [DataRow("dotnet publish Shop.sln [|-o /app|]")]
    [DataRow("cd src && dotnet build \"Shop.slnx\" [|--output=/app|] --no-restore")]
    [DataRow("dotnet publish ./src/Shop.slnf -c Release [|--output /app|]")]
    public void A_solution_is_known_by_its_name(string command) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        RUN {command}
        """);

    [TestMethod]
    public void The_code_is_named_where_the_SDK_warns() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:6.0
        WORKDIR /src
        RUN ["dotnet", "publish", "Shop.sln", [|"-o", "out"|]]
        """,
        message: "'out' receives the output of every project of 'Shop.sln', and files with the same name overwrite "
            + "each other");

    [TestMethod]
    public void A_solution_in_the_working_directory_is_found() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet publish [|-o /app|]
        """,
        project: "ProjectFile=Shop/Shop.csproj\nSolutions=Shop.sln?Shop/Shop.csproj?A/A.csproj");

    [TestMethod]
    public void A_build_for_several_frameworks_writes_all_of_them() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN <<EOF
        dotnet build [|-o /app|]
        dotnet build -o /app10 -f net10.0
        EOF
        """,
        project: "ProjectFile=Shop.csproj\nTargetFrameworks=net9.0;net10.0",
        message: "'/app' receives the output of the builds for 'net9.0' and 'net10.0', and files with the same name "
            + "overwrite each other");

    [TestMethod]
    public void Directories_are_compared_by_where_they_are() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        RUN dotnet publish A/A.csproj -o ../app/ && cd / && dotnet publish src/B/B.csproj [|-o app|]
        """,
        message: "'app' receives the output of 'A.csproj' and 'B.csproj', and files with the same name overwrite "
            + "each other");

    [TestMethod]
    [DataRow("RUN dotnet publish A/A.csproj -o /a && dotnet publish B/B.csproj -o /b")]
    [DataRow("RUN dotnet publish A/A.csproj -o /a --no-restore && dotnet publish A/A.csproj -o /a")]
    [DataRow("RUN dotnet publish A/A.csproj -o /a && mv /a /first && dotnet publish B/B.csproj -o /a")]
    [DataRow("RUN dotnet publish $A -o /a && dotnet publish $B -o /a")]
    [DataRow("RUN dotnet pack Shop.sln -o /a")]
    [DataRow("RUN dotnet publish Shop.sln -c Release")]
    [DataRow("RUN dotnet publish A/A.csproj -o /a\nFROM mcr.microsoft.com/dotnet/sdk:10.0\n"
        + "RUN dotnet publish B/B.csproj -o /a")]
    public void One_program_for_each_directory_is_fine(string instructions) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        {instructions}
        """);
}
