using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class PipeFailureLostTests : RuleTests<PipeFailureLost>
{
    [TestMethod]
    public void BusyBox_has_the_option() => Verify("""
        FROM alpine:3.20
        RUN [|wget|] -qO- https://a | sh
        """,
        fixedTo: """
        FROM alpine:3.20
        RUN set -o pipefail && wget -qO- https://a | sh
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN curl a | sh")]
    [DataRow("FROM debian:12 AS a\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nFROM a\nRUN curl a | sh")]
    [DataRow("FROM debian:12\nRUN <<EOF\n#!/bin/bash -eo pipefail\ncurl a | sh\nEOF")]
    public void The_option_may_come_with_the_shell(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo a | sh && yes | apt-get install b && printf c | tee d && if curl e | sh; then f; fi")]
    public void What_cannot_fail_may_stand_on_the_left(string instructions) => Verify(instructions);

    [TestMethod]
    public void An_output_that_is_assigned_is_lost_too() => Verify("""
        FROM debian:12
        RUN v=$([|curl|] -f a | jq -r .b) && echo "$v"
        """);
}
