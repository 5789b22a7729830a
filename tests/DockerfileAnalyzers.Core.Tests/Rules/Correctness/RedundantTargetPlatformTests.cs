using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class RedundantTargetPlatformTests : RuleTests<RedundantTargetPlatform>
{
    [TestMethod]
    public void Braces_make_no_difference() => Verify("""
        FROM [|--platform=${TARGETPLATFORM}|]   alpine:3.23 AS x
        """,
        fixedTo: """
        FROM alpine:3.23 AS x
        """);

    [TestMethod]
    public void Only_the_whole_is_redundant() => Verify("""
        FROM --platform=$TARGETOS/amd64 alpine:3.23
        """);
}
