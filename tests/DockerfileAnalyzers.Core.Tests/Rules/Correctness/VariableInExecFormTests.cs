using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class VariableInExecFormTests : RuleTests<VariableInExecForm>
{
    [TestMethod]
    public void The_program_itself_is_not_replaced_either() => Verify("""
        FROM debian:12-slim
        CMD [[|"${APP_HOME}/run"|], "--verbose"]
        """, message: "'${APP_HOME}' is not expanded because exec form runs without a shell");

    [TestMethod]
    [DataRow("[\"bash\", \"-c\", \"echo $HOME\"]")]
    [DataRow("[\"/bin/sh\", \"-ec\", \"exec app $OPTS\"]")]
    [DataRow("[\"tini\", \"--\", \"sh\", \"-c\", \"app $OPTS\"]")]
    [DataRow("[\"grep\", \"^root$\", \"/etc/passwd\"]")]
    public void Shells_and_plain_dollars_are_fine(string command) => Verify($"FROM debian:12-slim\nCMD {command}\n");

    [TestMethod]
    public void An_option_c_takes_a_script_only_of_a_shell() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        CMD ["dotnet", "run", "-c", [|"$CONFIGURATION"|]]
        ENTRYPOINT ["tini", "--", "dotnet", [|"${ASSEMBLY}"|]]
        HEALTHCHECK CMD ["tini", "--", "/bin/zsh", "-c", "test -f $FILE"]
        """);
}
