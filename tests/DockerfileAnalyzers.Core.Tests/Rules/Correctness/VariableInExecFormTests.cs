using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class VariableInExecFormTests : RuleTests<VariableInExecForm>
{
    [TestMethod]
    [DataRow("ENTRYPOINT [\"/opt/system/entrypoint.sh\"]\nCMD [\"unicorn\", \"-E\", \"${RAILS_ENV}\"]")]
    [DataRow("CMD [\"$APP\"]\nENTRYPOINT [\"tini\", \"--\", \"docker-entrypoint.sh\"]")]
    [DataRow("COPY <<EOF /start.sh\n#!/bin/sh\neval \"exec \\$*\"\nEOF\nENTRYPOINT [\"/start.sh\"]\nCMD [\"$APP\"]")]
    public void An_entry_script_may_expand_what_it_gets(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"/opt/app\"]", "CMD [[|\"$APP\"|]]")]
    [DataRow("COPY <<EOF /start.sh\n#!/bin/sh\nexec \"\\$@\"\nEOF\nENTRYPOINT [\"/start.sh\"]", "CMD [[|\"$APP\"|]]")]
    public void A_program_and_a_script_that_passes_it_on_do_not(string entrypoint, string cmd) =>
        Verify($"FROM debian:12\n{entrypoint}\n{cmd}\n");

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
