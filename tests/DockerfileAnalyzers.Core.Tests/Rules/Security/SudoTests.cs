using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class SudoTests : RuleTests<Sudo>
{
    [TestMethod]
    public void As_another_user_there_is_no_fix() => Verify("""
        FROM debian:12
        USER app
        RUN [|sudo|] apt-get update
        """,
        message: "'sudo' lets the user of the image become root; "
            + "add 'USER root' before this RUN and switch back to the user after it");

    [TestMethod]
    public void One_finding_a_RUN_is_enough() => Verify("""
        FROM debian:12
        RUN [|sudo|] apt-get update && \
            sudo apt-get install -y git
        """,
        fixedTo: """
        FROM debian:12
        RUN apt-get update && \
            apt-get install -y git
        """);

    [TestMethod]
    public void Options_mean_something() => Verify("""
        FROM debian:12
        RUN [|sudo|] -E make && env A=1 sudo B=1 make
        """);

    [TestMethod]
    [DataRow("sudo -u postgres createdb shop")]
    [DataRow("sudo -H -u app make && cd /a && sudo -Eu app make")]
    [DataRow("sudo --user=app -- make")]
    [DataRow("sudo -iu $NAME make")]
    [DataRow("sudo -g shop -u app make")]
    public void To_become_another_user_than_root_is_no_mistake(string script) =>
        Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("[|sudo|] -u root make")]
    [DataRow("[|sudo|] --user root make")]
    [DataRow("[|sudo|] -Hu root make")]
    [DataRow("[|sudo|] -u#0 make")]
    [DataRow("[|sudo|] useradd -u 1000 app")]
    [DataRow("sudo -u app make && [|sudo|] -E make install")]
    public void To_become_root_as_root_is_one(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("[|sudo|] echo -e 'a\\tb'")]
    [DataRow("[|sudo|] echo \"a\\nb\" > /etc/x")]
    [DataRow("[|sudo|] printf -- 'a'")]
    public void A_builtin_reads_its_arguments_differently(string script) =>
        Verify($"FROM debian:12\nRUN {script}\n", fix: "");

    [TestMethod]
    [DataRow("A=1 [|sudo|] make", "A=1 make")]
    [DataRow("set -a && A=1 && [|sudo|] make", "set -a && A=1 && make")]
    [DataRow("declare -x A=1 && [|sudo|] make", "declare -x A=1 && make")]
    public void It_hides_variables_that_are_exported(string script, string expected) =>
        Verify(
            $"FROM debian:12\nRUN {script}\n", fixedTo: $"FROM debian:12\nRUN {expected}\n", safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("[|sudo|] rm -rf /opt/x || true")]
    [DataRow("[|sudo|] make; exit 0")]
    [DataRow("if [|sudo|] make; then make install; fi")]
    public void Where_its_failure_is_ignored_the_command_may_run_for_the_first_time(string script) => Verify(
        $"FROM debian:12\nRUN {script}\n",
        fix: "Remove 'sudo'; the command then runs instead of failing silently", safety: FixSafety.Unsafe);

    [TestMethod]
    public void An_image_that_installs_sudo_runs_the_command_today() => Verify(
        "FROM debian:12\nRUN apt-get update && apt-get install -y sudo\nRUN [|sudo|] rm -rf /opt/x || true\n",
        fix: "Remove 'sudo'", safety: FixSafety.Safe);

    [TestMethod]
    public void A_function_of_that_name_is_something_else() =>
        Verify("FROM debian:12\nRUN sudo() { \"$@\"; }; sudo make\n");
}
