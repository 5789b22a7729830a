using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class UserSecretsRequiredTests : CodeRuleTests<UserSecretsRequired>
{
    [TestMethod]
    public void Required_secrets_are_made_optional() => Verify(
        "new ConfigurationBuilder().[|AddUserSecrets|](typeof(Program).Assembly, false);",
        fixedTo: "new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, true);",
        message: "'AddUserSecrets' throws in the container (line 5 of 'Dockerfile'), which has no user "
            + "secrets; make them optional");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim builder As New Microsoft.Extensions.Configuration.ConfigurationBuilder()
        Microsoft.Extensions.Configuration.UserSecretsConfigurationExtensions.[|AddUserSecrets|](
            builder, Reflection.Assembly.GetExecutingAssembly(), False)
        """, isVisualBasic: true);

    [TestMethod]
    [DataRow("new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly);")]
    [DataRow("new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, true);")]
    [DataRow("if (Environment.GetEnvironmentVariable(\"X\") == \"Development\") "
        + "new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, false);")]
    public void Optional_and_conditional_secrets_are_not_reported(string code) => Verify(code);

    [TestMethod]
    public void Nor_are_secrets_that_an_instruction_brings() => Verify(
        "new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, false);",
        Full.Replace("USER", "COPY secrets.json /root/.microsoft/usersecrets/shop/\nUSER", StringComparison.Ordinal));
}
