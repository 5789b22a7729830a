using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
public sealed class MalformedIgnorePatternTests : RuleTests<MalformedIgnorePattern>
{
    [TestMethod]
    public void A_class_that_is_not_closed() => Verify("""
        bin
        [|[a|]
        """,
        path: "/src/.dockerignore");
}
