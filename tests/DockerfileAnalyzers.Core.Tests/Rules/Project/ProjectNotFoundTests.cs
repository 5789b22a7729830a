using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class ProjectNotFoundTests : RuleTests<ProjectNotFound>
{
    private const string Context = "Shop.sln\nShop/Shop.csproj\nShop/Program.cs\nLib/Lib.csproj\nbin/";

    [TestMethod]
    [DataRow("COPY Shop/ Shop/", "restore", "'/src' does not contain a project or solution (MSB1003)")]
    [DataRow(
        "COPY [\"Shop/Shop.csproj\", \"Shop/\"]", "restore", "'/src' does not contain a project or solution (MSB1003)")]
    [DataRow("COPY . /app", "publish", "'/src' does not contain a project or solution (MSB1003)")]
    [DataRow("COPY */*.csproj ./", "restore", "'/src' has 'Lib.csproj' and 'Shop.csproj' (MSB1011)")]
    [DataRow("COPY Shop.sln Lib/Lib.csproj ./", "build", "'/src' has 'Lib.csproj' and 'Shop.sln' (MSB1011)")]
    public void The_folder_holds_none_or_several(string copy, string verb, string problem) => Verify(
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n{copy}\nRUN dotnet [|{verb}|] -c Release\n",
        context: Context, message: $"'dotnet {verb}' fails because {problem}");

    [TestMethod]
    [DataRow("COPY . .\nRUN dotnet restore")]
    [DataRow("COPY Shop.sln Shop/Shop.csproj ./\nRUN dotnet restore")]
    [DataRow("COPY Shop/ .\nRUN dotnet restore")]
    [DataRow("COPY Shop/ Shop/\nRUN dotnet restore Shop")]
    [DataRow("COPY Shop/ Shop/\nRUN cd Shop && dotnet restore")]
    [DataRow("COPY Shop/ Shop/\nWORKDIR Shop\nRUN dotnet restore")]
    [DataRow("COPY . /app\nRUN cp -r /app/Shop/. . && dotnet restore")]
    [DataRow("RUN git clone https://example.org/shop . && dotnet restore")]
    [DataRow("RUN dotnet new console && dotnet build")]
    [DataRow("COPY . /app\nRUN dotnet restore $PROJECT")]
    [DataRow("RUN --mount=type=bind,target=. dotnet restore")]
    [DataRow("COPY Missing.sln ./\nRUN dotnet restore")]
    [DataRow("RUN dotnet --info")]
    public void What_may_be_there_is_not_missed(string instructions) => Verify(
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n{instructions}\n", context: Context);

    [TestMethod]
    public void Nothing_is_missed_where_the_Dockerfile_is_written_for_another_context() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet restore
        """, project: "DockerfileContext=/src\nBetterBuildContext=/src/Dockerfile?/src/Shop",
        context: "Shop/Shop.csproj");

    [TestMethod]
    public void Without_a_context_only_what_is_named_is_known() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet build
        WORKDIR /other
        COPY Shop/Shop.csproj Shop/
        RUN dotnet [|build|]
        """);

    [TestMethod]
    [DataRow("COPY eShop ./eShop", "/src/eShop/apps/web")]
    [DataRow("COPY ./eShop/apps .", "/src/web")]
    [DataRow("COPY [\"eShop/\", \"/code/\"]", "/code")]
    public void A_context_that_lacks_what_is_copied_is_another_one(string copy, string folder) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n"
            + $"{copy}\nWORKDIR {folder}\nRUN dotnet publish -o out\n",
        context: "apps/web/Web.csproj");
}
