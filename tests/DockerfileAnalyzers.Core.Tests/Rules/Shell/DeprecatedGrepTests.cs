using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class DeprecatedGrepTests : RuleTests<DeprecatedGrep>
{
    [TestMethod]
    public void Both_have_an_option() => Verify("""
        FROM alpine:3.20
        RUN [|fgrep|] a b
        """,
        fixedTo: """
        FROM alpine:3.20
        RUN grep -F a b
        """);
}
