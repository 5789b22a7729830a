using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class FailureIgnoredTests : RuleTests<FailureIgnored>
{
    [TestMethod]
    [DataRow("apt-get update; apt-get install -y x; which x")]
    [DataRow("apt-get update; apt-get install -y curl x; rm -rf /tmp/*; x --version")]
    [DataRow("apt-get install -y nodejs; command -v node && echo ok")]
    [DataRow("wget https://example.org/a.zip -O /a.zip; [ -s /a.zip ] || exit 1; echo ok")]
    public void A_command_that_fails_without_the_result_notices(string command) =>
        Verify($"FROM debian:12\nRUN {command}\n");

    [TestMethod]
    [DataRow("apt-get update; [|apt-get|] install -y x; which x; echo done > /d")]
    [DataRow("[|apt-get|] install -y x; apt-get install -y y; which y")]
    [DataRow("[|wget|] https://example.org/a.zip -O /a.zip; [ -s /b.zip ]")]
    public void A_check_that_is_lost_or_of_something_else_does_not(string command) =>
        Verify($"FROM debian:12\nRUN {command}\n");

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
    [DataRow(
        "FROM debian:12\n"
            + "RUN apt-get update && [|apt-get|] install -y --no-install-recommends curl; rm -rf /var/lib/apt/lists/*")]
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
