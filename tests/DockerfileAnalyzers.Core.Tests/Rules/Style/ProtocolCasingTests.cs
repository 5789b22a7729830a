using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class ProtocolCasingTests : RuleTests<ProtocolCasing>
{
    [TestMethod]
    public void Without_a_protocol_there_is_nothing_to_say() => Verify("""
        FROM alpine:3.23
        EXPOSE 80 $PORT/TCP
        """);
}
