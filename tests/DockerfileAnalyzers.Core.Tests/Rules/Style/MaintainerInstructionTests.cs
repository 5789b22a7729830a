using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
public sealed class MaintainerInstructionTests : RuleTests<MaintainerInstruction>
{
    [TestMethod]
    public void Quotes_are_not_doubled() => Verify("""
        FROM alpine:3.23
        [|MAINTAINER|] "Jo"
        """,
        fixedTo: """
        FROM alpine:3.23
        LABEL org.opencontainers.image.authors="Jo"
        """);
}
