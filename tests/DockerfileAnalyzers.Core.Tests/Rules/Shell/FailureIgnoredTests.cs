using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class FailureIgnoredTests : RuleTests<FailureIgnored>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN <<EOF\necho a\nmake\nEOF")]
    public void One_command_has_its_own_status(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nSHELL [\"/bin/bash\", \"-e\", \"-c\"]\nRUN <<EOF\nmake\nls\nEOF")]
    [DataRow("FROM debian:12\nRUN <<EOF\n#!/bin/bash -e\nmake\nls\nEOF")]
    public void A_shell_that_stops_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN <<EOF\nmake || exit 1\nls\nEOF")]
    public void What_is_answered_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN a; [|curl|] -fO https://example.com/a; [|make|]; b")]
    public void One_finding_tells_of_all(string instructions) => Verify(instructions.Replace("[|make|]", "make"));

    [TestMethod]
    [DataRow("FROM debian:12\nRUN apt-get update && [|apt-get|] install -y --no-install-recommends curl; rm -rf /var/lib/apt/lists/*")]
    [DataRow("FROM debian:12\nRUN sh -c 'make; true' && if a; then [|sudo|] pip install b; fi; c")]
    public void What_is_installed_fetched_or_built_is_to_succeed(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN make || true; ls")]
    [DataRow("FROM debian:12\nRUN curl https://example.com/a | b; c")]
    [DataRow("FROM debian:12\nRUN make; exit 0")]
    [DataRow("FROM debian:12\nRUN userdel a; rm -f b; make")]
    [DataRow("FROM debian:12\nRUN x=$(curl https://example.com; b) && f() { make; c; } && f")]
    [DataRow("FROM debian:12\nRUN apt-get update; apt-get install -y --no-install-recommends a && make")]
    public void What_is_meant_to_be_tried_is_left_alone(string instructions) => Verify(instructions);
}
