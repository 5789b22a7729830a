using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class ProjectFileMissingTests : RuleTests<ProjectFileMissing>
{
    private const string Project = "ProjectFile=services/Shop/Shop.csproj";
    private const string Context = "services/Shop/Shop.csproj\nservices/Shop/Program.cs\nother/Shop.csproj";

    [TestMethod]
    public void A_project_that_was_copied_to_another_folder() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY services/Shop/Shop.csproj Shop/
        RUN dotnet restore [|services/Shop/Shop.csproj|]
        """, project: Project, context: Context,
        message: "'dotnet restore' looks for the project at '/src/services/Shop/Shop.csproj', "
            + "but the image has it at '/src/Shop/Shop.csproj'; the command fails (MSB1009)");

    [TestMethod]
    public void A_project_that_was_not_copied_yet() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        RUN dotnet restore [|services/Shop/Shop.csproj|]
        COPY . .
        """, project: Project, context: Context,
        message: "'dotnet restore' looks for the project at '/src/services/Shop/Shop.csproj', "
            + "but nothing was copied there; "
            + "the command fails (MSB1009)");

    [TestMethod]
    public void A_name_in_another_case_is_another_name_on_Linux() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet publish [|services/Shop/shop.csproj|]
        """, project: Project, context: Context);

    [TestMethod]
    public void A_project_is_not_missed_where_the_Dockerfile_is_written_for_another_context() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet restore Shop/Shop.csproj
        """, project: Project + "\nDockerfileContext=/src\nBetterBuildContext=/src/Dockerfile?/src/services",
        context: Context);

    [TestMethod]
    [DataRow("COPY . .\nRUN dotnet build services/Shop/Shop.csproj")]
    [DataRow("COPY . .\nRUN dotnet build other/Shop.csproj")]
    [DataRow("COPY old/Shop.csproj old/\nRUN dotnet build old/Shop.csproj")]
    // In another context, it brings the project.
    [DataRow("COPY src/ src/\nRUN dotnet build src/Shop/Shop.csproj")]
    [DataRow("COPY src src/\nRUN cd src && dotnet build Shop/Shop.csproj")]
    [DataRow("RUN --mount=type=bind,source=src,target=src dotnet build src/Shop/Shop.csproj")]
    [DataRow("COPY . .\nRUN cp -r services/Shop /shop\nRUN dotnet build /shop/Shop.csproj")]
    [DataRow("RUN --mount=type=bind,target=. dotnet build services/Shop/Shop.csproj")]
    [DataRow("RUN dotnet new web -o Shop\nRUN dotnet build Shop/Shop.csproj")]
    [DataRow("ARG PROJECT\nRUN dotnet build $PROJECT")]
    public void What_is_there_and_what_cannot_be_followed_is_not_missed(string build) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n" + build + "\n", project: Project, context: Context);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "COPY . .\nRUN dotnet publish ./services/Shop")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "COPY . .\nRUN [\"dotnet\", \"publish\", \"services/Shop/\"]")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0-alpine", "COPY . .\nWORKDIR /src/services\nRUN dotnet build Shop")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0-nanoserver-ltsc2022", "COPY . .\nRUN dotnet publish services/Shop")]
    public void A_directory_is_not_a_project_file(string image, string build) => Verify(
        $"FROM {image}\nWORKDIR /src\n{build}\n", project: "ProjectFile=services/Shop", context: Context);
}
