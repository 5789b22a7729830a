using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class SudoRedirectTests : RuleTests<SudoRedirect>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN sudo sh -c \"a > b\" && sudo cat 2> c && cat < d")]
    public void What_sudo_itself_runs_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void The_shell_also_opens_what_is_read() => Verify("""
        FROM debian:12
        RUN sudo cat [|< /root/a|]
        """);
}
