using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class CommandUselessInBuildTests : RuleTests<CommandUselessInBuild>
{
    [TestMethod]
    [DataRow("[|vim|] /etc/hosts")]
    [DataRow("[|top|]")]
    [DataRow("[|free|] -m")]
    [DataRow("[|shutdown|] now")]
    [DataRow("[|ps|] aux")]
    [DataRow("[|su|] - app")]
    public void They_wait_or_look_at_the_wrong_machine(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("ps aux | grep x")]
    [DataRow("vim --version")]
    [DataRow("echo free top")]
    [DataRow("su app -c 'make'")]
    [DataRow("su - app -s /bin/sh -c 'make'")]
    [DataRow("su app /home/app/install.sh app")]
    [DataRow("emacs --batch -l init.el")]
    [DataRow("emacs -batch --script init.el")]
    [DataRow("vim +PluginInstall +qall")]
    [DataRow("vim -es -u ~/.vimrc -c PlugInstall -c qa")]
    [DataRow("vi -version")]
    public void With_a_purpose_they_are_fine(string script) => Verify($"FROM debian:12\nRUN {script}\n");
}
