using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class FileInOtherCaseTests : CodeRuleTests<FileInOtherCase>
{
    private const string Files = "Shop.csproj\nProgram.cs\nTemplates/mail.html\ndata/Items.json\n";
    private const string Facts = "ProjectFile=/src/Shop.csproj";

    [TestMethod]
    [DataRow("templates/mail.html", "Templates/mail.html")]
    [DataRow("./Templates/Mail.html", "Templates/mail.html")]
    [DataRow("Data/items.json", "data/Items.json")]
    public void The_file_of_the_project_has_another_case(string path, string actual) => Verify(
        $"Console.Write([|File.ReadAllText(\"{path}\")|]);", fixedTo: $"Console.Write(File.ReadAllText(\"{actual}\"));",
        project: Facts, context: Files);

    [TestMethod]
    [DataRow("Templates/mail.html")]
    [DataRow("Templates/other.html")]
    [DataRow("/etc/Hosts")]
    public void The_same_case_and_other_files_are_not_reported(string path) => Verify(
        $"Console.Write(File.ReadAllText(\"{path}\"));", project: Facts, context: Files);

    [TestMethod]
    public void Nor_is_a_file_of_which_both_exist() => Verify(
        "Console.Write(File.ReadAllText(\"data/items.json\"));", project: Facts, context: Files + "data/items.json\n");

    [TestMethod]
    public void A_project_below_the_context_has_its_own_files() => Verify(
        "Console.Write([|File.ReadAllText(\"Mail.html\")|]);", project: "ProjectFile=/src/Shop/Shop.csproj",
        context: "Shop/Shop.csproj\nShop/mail.html\n",
        message: "'File.ReadAllText' does not find 'Mail.html': the file is 'mail.html', and file names are "
            + "case-sensitive on Linux (line 5 of 'Dockerfile')");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify(
        """Console.Write([|IO.File.ReadAllText("templates/mail.html")|])""", project: Facts, context: Files,
        isVisualBasic: true);
}
