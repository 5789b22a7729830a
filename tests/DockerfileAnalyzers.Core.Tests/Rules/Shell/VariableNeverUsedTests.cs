using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class VariableNeverUsedTests : RuleTests<VariableNeverUsed>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN a=1; b=2; c=3; export b; echo $((a)) \"${c:-}\"")]
    [DataRow("FROM debian:12\nENV A=1\nRUN A=2 && b")]
    [DataRow("FROM debian:12\nRUN set -a && A=1 && b")]
    [DataRow("FROM debian:12\nRUN _=1 && IFS=, && . ./x && y=1")]
    public void What_is_read_or_exported_is_used(string instructions) => Verify(instructions);

    [TestMethod]
    public void An_export_that_nothing_follows_would_mend_nothing() => Verify("FROM debian:12\nRUN [|DEBIAN_FRONTEND|]=noninteractive");
}
