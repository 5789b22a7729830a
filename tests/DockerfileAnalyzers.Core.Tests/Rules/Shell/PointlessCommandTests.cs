using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class PointlessCommandTests : RuleTests<PointlessCommand>
{
    [TestMethod]
    [DataRow("[|vim|] /etc/hosts")]
    [DataRow("[|top|]")]
    [DataRow("[|free|] -m")]
    [DataRow("[|shutdown|] now")]
    [DataRow("[|ps|] aux")]
    public void They_wait_or_look_at_the_wrong_machine(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("ps aux | grep x")]
    [DataRow("vim --version")]
    [DataRow("echo free top")]
    [DataRow("su app -c 'make'")]
    public void With_a_purpose_they_are_fine(string script) => Verify($"FROM debian:12\nRUN {script}\n");
}
