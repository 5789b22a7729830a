using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ShellWithoutCommandOptionTests : RuleTests<ShellWithoutCommandOption>
{
    [TestMethod]
    [DataRow("""[|"/bin/bash"|]""")]
    [DataRow("""[|"sh"|]""")]
    [DataRow("""
        "/bin/ash", [|"-e"|]
        """)]
    [DataRow("""
        "/bin/bash", [|"--login"|]
        """)]
    public void A_shell_that_runs_no_command_is_reported(string arguments) => Verify($"""
        FROM debian:12
        SHELL [{arguments}]
        RUN make
        """);

    [TestMethod]
    public void A_health_check_uses_the_shell() => Verify("""
        FROM debian:12
        SHELL [[|"/bin/bash"|]]
        HEALTHCHECK CMD curl -f http://localhost || exit 1
        """,
        message: "'/bin/bash' without '-c' treats the HEALTHCHECK instruction on line 3 as a script name; "
            + "the instruction fails");

    [TestMethod]
    [DataRow("CMD [\"start\"]")]
    [DataRow("SHELL [\"/bin/sh\", \"-c\"]\nRUN make")]
    [DataRow("RUN [\"make\"]")]
    public void A_shell_that_nothing_uses_is_left_alone(string later) =>
        Verify($"FROM debian:12\nSHELL [\"/bin/bash\"]\n{later}\n");

    [TestMethod]
    [DataRow("""["bash", "-lc"]""")]
    [DataRow("""["/bin/sh", "-eux", "-c"]""")]
    [DataRow("""["busybox", "sh", "-c"]""")]
    [DataRow("""["pwsh"]""")]
    [DataRow("""["powershell", "-NoProfile"]""")]
    [DataRow("""["/usr/bin/env"]""")]
    public void A_shell_that_runs_a_command_is_left_alone(string shell) => Verify($"""
        FROM debian:12
        SHELL {shell}
        RUN make
        """);
}
