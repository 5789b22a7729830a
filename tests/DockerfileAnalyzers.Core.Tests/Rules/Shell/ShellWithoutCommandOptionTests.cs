using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class ShellWithoutCommandOptionTests : RuleTests<ShellWithoutCommandOption>
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
        """);

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
        """);
}
