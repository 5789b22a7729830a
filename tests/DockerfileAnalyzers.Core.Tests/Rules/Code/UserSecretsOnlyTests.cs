using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class UserSecretsOnlyTests : CodeRuleTests<UserSecretsOnly>
{
    private const string Marked = "new ConfigurationBuilder().[|AddUserSecrets|](typeof(Program).Assembly).Build();";

    private const string Read = "new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly)";

    [TestMethod]
    public void No_other_source_of_settings_is_there() => Verify(Marked, Full,
        "'AddUserSecrets' finds no secrets in the container (line 5 of 'Dockerfile'), and the code does not "
            + "read environment variables; call 'AddEnvironmentVariables'");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim builder As New Microsoft.Extensions.Configuration.ConfigurationBuilder()
        Microsoft.Extensions.Configuration.UserSecretsConfigurationExtensions.[|AddUserSecrets|](
            builder, Reflection.Assembly.GetExecutingAssembly())
        """, isVisualBasic: true);

    [TestMethod]
    [DataRow(Read + ".AddEnvironmentVariables().Build();")]
    [DataRow("var builder = WebApplication.CreateBuilder(args); builder.Configuration.AddUserSecrets("
        + "typeof(Program).Assembly);")]
    [DataRow("if (args.Length > 0) " + Read + ".Build();")]
    [DataRow(Read + ".AddKeyPerFile(\"/run/secrets\").Build();")]
    public void Other_sources_and_conditions_are_not_reported(string code) => Verify(code);
}
