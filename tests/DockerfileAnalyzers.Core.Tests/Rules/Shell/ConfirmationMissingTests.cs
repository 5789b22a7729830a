using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ConfirmationMissingTests : RuleTests<ConfirmationMissing>
{
    [TestMethod]
    [DataRow("yum [|install|] git")]
    [DataRow("dnf [|groupinstall|] tools")]
    [DataRow("microdnf [|install|] git")]
    [DataRow("[|zypper|] in git")]
    [DataRow("[|pacman|] -S git")]
    [DataRow("conda [|install|] numpy")]
    [DataRow("apt [|remove|] git")]
    [DataRow("apt-get [|dist-upgrade|]")]
    [DataRow("/usr/bin/apt-get [|install|] git")]
    [DataRow("sudo apt-get [|install|] git")]
    public void Every_manager_that_asks_is_known(string script) => Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    [DataRow("yum -y install git")]
    [DataRow("dnf install -y git")]
    [DataRow("zypper --non-interactive in git")]
    [DataRow("zypper in -y git")]
    [DataRow("pacman -Sy")]
    [DataRow("pacman -Ss git")]
    [DataRow("apt-get install -yq git")]
    [DataRow("apt-get install --assume-yes git")]
    [DataRow("apt-get -q=2 install git")]
    [DataRow("apt-get install $FLAGS git")]
    [DataRow("yes | apt-get install git")]
    [DataRow("echo y | conda install numpy")]
    [DataRow("conda config --set always_yes yes && conda install numpy")]
    [DataRow("echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/90yes && apt-get install git")]
    [DataRow("apt-get update")]
    [DataRow("apk add git")]
    [DataRow("yum groups mark convert")]
    [DataRow("dnf group list")]
    [DataRow("add-apt-repository ppa:git-core/ppa")]
    [DataRow("apt-get install ./a.deb")]
    public void Answered_or_not_asked(string script) => Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    public void Exec_form_gets_one_string_more() => Verify("""
        FROM debian:12
        RUN ["apt-get", [|"install"|], "git"]
        """,
        fixedTo: """
        FROM debian:12
        RUN ["apt-get", "install", "-y", "git"]
        """);

    [TestMethod]
    [DataRow("apt-get [|install|] -f")]
    [DataRow("apt-get --fix-broken [|install|]")]
    [DataRow("apt -f [|install|]")]
    [DataRow("pip [|uninstall|] flask")]
    [DataRow("python3 -m pip [|uninstall|] flask")]
    public void A_repair_and_an_uninstallation_ask(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("apt-get install -fy")]
    [DataRow("apt-get install")]
    [DataRow("pip uninstall --yes flask")]
    [DataRow("uv pip uninstall flask")]
    [DataRow("pip install flask")]
    public void Nothing_to_confirm(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("apt-get [|purge|] curl || true")]
    [DataRow("apt-get [|remove|] curl; make")]
    [DataRow("if dnf [|install|] git; then make; fi")]
    [DataRow("for i in 1 2 3; do yum [|install|] git && break; done")]
    [DataRow("apt-get [|install|] git | tee log")]
    [DataRow("set -e; apt-get [|install|] git && make; true")]
    [DataRow("sh -c 'apt-get [|install|] git; true'")]
    [DataRow("sh -c 'apt-get [|install|] git' || true")]
    public void A_command_whose_failure_is_ignored_would_run_after_the_fix(string script)
    {
        var tool = script.Contains("dnf") || script.Contains("yum") || script.Contains("apt") ? "-y" : "";
        Verify($"FROM example/image\nRUN {script}\n",
            fix: $"Add '{tool}', which makes a command run whose failure was ignored", safety: FixSafety.Unsafe);
    }

    [TestMethod]
    [DataRow("apt-get [|install|] git && make")]
    [DataRow("set -e; apt-get [|install|] git; make")]
    [DataRow("apt-get update; apt-get [|install|] git")]
    [DataRow("sh -c 'apt-get [|install|] git' && make")]
    [DataRow("sudo apt-get [|install|] git")]
    public void A_command_whose_failure_ends_the_build_cannot_have_run(string script) => Verify(
        $"FROM example/image\nRUN {script}\n", fix: "Add '-y'", safety: FixSafety.Safe);
}
