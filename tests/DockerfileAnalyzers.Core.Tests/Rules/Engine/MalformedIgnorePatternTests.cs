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

    [TestMethod]
    public void On_Windows_a_backslash_separates_folders() => Verify("""
        *
        !obj\Docker\publish\*
        !obj\Docker\empty\
        """, path: "/src/.dockerignore", project: "DockerDefaultTargetOS=Windows");
}
