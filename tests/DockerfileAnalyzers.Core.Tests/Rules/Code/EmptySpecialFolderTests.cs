using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class EmptySpecialFolderTests : CodeRuleTests<EmptySpecialFolder>
{
    [TestMethod]
    [DataRow("LocalApplicationData")]
    [DataRow("ApplicationData")]
    [DataRow("ProgramFiles")]
    public void A_folder_that_does_not_exist_is_reported(string folder) => Verify(
        $"Console.Write([|Environment.GetFolderPath(Environment.SpecialFolder.{folder})|]);",
        message: $"'Environment.GetFolderPath' returns an empty string for '{folder}', "
            + "which does not exist in the container "
            + "(line 5 of 'Dockerfile'); read the path from the configuration");

    [TestMethod]
    [DataRow("Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)")]
    [DataRow("Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData)")]
    [DataRow(
        "Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.Create)")]
    public void Folders_that_exist_or_are_created_are_not(string code) => Verify($"Console.Write({code});");

    [TestMethod]
    public void Nor_is_an_image_that_creates_them() => Verify(
        "Console.Write(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData));",
        Full.Replace("USER", "RUN mkdir -p /home/app/.config\nUSER", StringComparison.Ordinal));

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify(
        "Console.Write([|Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)|])", isVisualBasic: true);
}
