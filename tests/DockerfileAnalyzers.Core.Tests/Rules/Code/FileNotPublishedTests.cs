using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class FileNotPublishedTests : CodeRuleTests<FileNotPublished>
{
    private const string Facts = "ProjectFile=/src/Shop.csproj\nSdk=Microsoft.NET.Sdk\nCopiesFiles=false";

    private const string Files =
        "Shop.csproj\nProgram.cs\ndata/items.csv\nsettings.json\nwwwroot/index.txt\npublish/Shop.dll\n";

    private const string Built = """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /out

        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /out .
        ENTRYPOINT ["dotnet", "Shop.dll"]

        """;

    [TestMethod]
    [DataRow("data/items.csv")]
    [DataRow("./data/items.csv")]
    [DataRow("settings.json")]
    public void The_project_does_not_copy_the_file(string path)
    {
        var code = $"Console.Write([|File.ReadAllText(\"{path}\")|]);";
        Verify(code, project: Facts, context: Files);
        Verify(code, Built, project: Facts, context: Files);
    }

    [TestMethod]
    public void The_message_names_the_start() => Verify(
        """Console.Write([|File.ReadAllText("data/items.csv")|]);""", Full,
        "'File.ReadAllText' does not find 'data/items.csv' in the container (line 5 of 'Dockerfile'): the "
            + "project does not copy the file to its output; set 'CopyToOutputDirectory'",
        project: Facts, context: Files);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify(
        """Console.Write([|IO.File.ReadAllText("data/items.csv")|])""", project: Facts, context: Files,
        isVisualBasic: true);

    [TestMethod]
    [DataRow("wwwroot/index.txt")]
    [DataRow("settings.json")]
    public void The_SDK_of_web_projects_publishes_by_itself(string path) => Verify(
        $"Console.Write(File.ReadAllText(\"{path}\"));",
        project: Facts.Replace("NET.Sdk", "NET.Sdk.Web", StringComparison.Ordinal), context: Files);

    [TestMethod]
    [DataRow("CopiesFiles=false", "CopiesFiles=true")]
    [DataRow("CopiesFiles=false", "")]
    [DataRow("Sdk=Microsoft.NET.Sdk", "")]
    public void A_project_that_may_copy_it_is_not_reported(string old, string now) => Verify(
        """Console.Write(File.ReadAllText("settings.json"));""",
        project: Facts.Replace(old, now, StringComparison.Ordinal), context: Files);

    [TestMethod]
    [DataRow("COPY --from=build /out .", "COPY --from=build /src .")]
    [DataRow("COPY --from=build /out .", "COPY --from=build /out .\nCOPY . .")]
    [DataRow("COPY --from=build /out .", "COPY --from=build /out .\nCOPY data data")]
    [DataRow("-o /out", "-o /out && cp data/items.csv /out/data/")]
    [DataRow("ENTRYPOINT", "RUN curl -O https://example.com/data/items.csv\nENTRYPOINT")]
    public void Nor_is_a_file_that_the_Dockerfile_may_bring(string old, string now) => Verify(
        """Console.Write(File.ReadAllText("data/items.csv"));""",
        Built.Replace(old, now, StringComparison.Ordinal), project: Facts, context: Files);

    [TestMethod]
    [DataRow("""File.ReadAllText("other.csv");""")]
    [DataRow("""File.ReadAllText("/data/items.csv");""")]
    [DataRow("""File.ReadAllText("data/" + args[0]);""")]
    [DataRow("""if (args.Length > 0 && !OperatingSystem.IsLinux()) File.ReadAllText("data/items.csv");""")]
    public void Nor_are_other_files(string code) => Verify(code, project: Facts, context: Files);
}
