using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class PasswordInSettingsTests : CodeRuleTests<PasswordInSettings>
{
    private const string Facts = "ProjectFile=/src/Shop.csproj\nUsingMicrosoftNETSdkWeb=true\n"
        + "SettingsPasswords=appsettings.json?3?Shop";

    private const string Files = "Shop.csproj\nProgram.cs\nappsettings.json\n";

    private const string Read = "Console.Write(new ConfigurationManager().GetConnectionString(\"Shop\"));";

    private const string Marked = "Console.Write([|new ConfigurationManager().GetConnectionString(\"Shop\")|]);";

    [TestMethod]
    public void The_settings_file_with_the_password_is_published() => Verify(Marked, Full,
        "'GetConnectionString' reads 'Shop', whose password on line 3 of 'appsettings.json' can be read by "
            + "anyone who has the image (line 1 of 'Dockerfile'); pass it in an environment variable",
        project: Facts, context: Files);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim configuration As New Microsoft.Extensions.Configuration.ConfigurationManager()
        Dim text = [|Microsoft.Extensions.Configuration.ConfigurationExtensions.GetConnectionString(
            configuration, "shop")|]
        """, project: Facts, context: Files, isVisualBasic: true);

    [TestMethod]
    public void Other_connection_strings_are_not_reported() =>
        Verify(Read.Replace("Shop", "Cache", StringComparison.Ordinal), project: Facts, context: Files);

    [TestMethod]
    public void Nor_is_a_file_that_is_not_in_the_context_or_not_published()
    {
        Verify(Read, project: Facts, context: "Shop.csproj\nProgram.cs\n");
        Verify(Read, project: Facts.Replace("true", "false", StringComparison.Ordinal), context: Files);
        Verify(Read, Full.Replace("USER", "RUN rm appsettings.json\nUSER", StringComparison.Ordinal),
            project: Facts, context: Files);
    }
}
