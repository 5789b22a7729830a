using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class BackslashInPathTests : CodeRuleTests<BackslashInPath>
{
    [TestMethod]
    [DataRow("""Console.Write([|File.ReadAllText("Templates\\mail.html")|]);""", "Templates/mail.html")]
    [DataRow("""Console.Write([|File.ReadAllText(@"a\b\c.txt")|]);""", "a/b/c.txt")]
    [DataRow("""using var reader = [|new StreamReader("a\\b.txt")|];""", "a/b.txt")]
    [DataRow("""foreach (var file in [|Directory.EnumerateFiles("a\\b")|]) Console.Write(file);""", "a/b")]
    public void A_backslash_is_replaced(string marked, string path) => Verify(marked, fixedTo:
        System.Text.RegularExpressions.Regex.Replace(marked, "@?\"[^\"]*\"", $"\"{path}\"")
            .Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));

    [TestMethod]
    public void A_drive_of_Windows_has_no_other_name() => Verify(
        """Console.Write([|File.ReadAllText("C:\\data\\a.txt")|]);""",
        message: "'File.ReadAllText' does not find 'C:\\data\\a.txt': a backslash is part of the file name on "
            + "Linux (line 5 of 'Dockerfile'); use '/'");

    [TestMethod]
    [DataRow("""Console.Write(File.ReadAllText("Templates/mail.html"));""")]
    [DataRow("""Console.Write(File.ReadAllText(Path.Combine("Templates", "mail.html")));""")]
    [DataRow("""if (OperatingSystem.IsWindows()) Console.Write(File.ReadAllText("a\\b.txt"));""")]
    [DataRow("""new ConfigurationBuilder().AddJsonFile("a\\b.json", optional: true);""")]
    public void Other_paths_are_not_reported(string code) => Verify(code);

    [TestMethod]
    public void Nor_is_an_image_of_Windows() => Verify("""Console.Write(File.ReadAllText("a\\b.txt"));""",
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""Console.Write([|IO.File.ReadAllText("a\b.txt")|])""",
        fixedTo: "Module Program\nSub Main(args As String())\nConsole.Write(IO.File.ReadAllText(\"a/b.txt\"))\n"
            + "End Sub\nEnd Module\n", isVisualBasic: true);
}
