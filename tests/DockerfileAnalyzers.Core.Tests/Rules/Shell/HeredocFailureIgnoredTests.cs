using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class HeredocFailureIgnoredTests : RuleTests<HeredocFailureIgnored>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN <<EOF\necho a\nmake\nEOF")]
    [DataRow("FROM debian:12\nRUN make; ls")]
    public void One_command_has_its_own_status(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nSHELL [\"/bin/bash\", \"-e\", \"-c\"]\nRUN <<EOF\nmake\nls\nEOF")]
    [DataRow("FROM debian:12\nRUN <<EOF\n#!/bin/bash -e\nmake\nls\nEOF")]
    public void A_shell_that_stops_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN <<EOF\nmake || exit 1\nls\nEOF")]
    public void What_is_answered_is_fine(string instructions) => Verify(instructions);
}
