using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
internal sealed class MalformedIgnorePatternTests : RuleTests<MalformedIgnorePattern>
{
    [TestMethod]
    public void A_class_that_is_not_closed() => Verify("""
        bin
        [|[a|]
        """,
        path: "/src/.dockerignore");

    [TestMethod]
    [DataRow("[|[x-]|]", "Invalid pattern '[x-]': a range or class in '[…]' is empty")]
    [DataRow("[|[-x]|]", "Invalid pattern '[-x]': '-' in a class must be escaped as '\\-'")]
    [DataRow("[|[]a]|]", "Invalid pattern '[]a]': a range or class in '[…]' is empty")]
    [DataRow("![|[z-a]|]", "Invalid pattern '[z-a]': the range 'z-a' is reversed")]
    [DataRow("src/*[|[z-a]|].txt", "Invalid pattern 'src/*[z-a].txt': the range 'z-a' is reversed")]
    [DataRow("[|!|]", "'!' must be followed by a pattern")]
    public void What_the_builder_refuses_is_explained(string pattern, string message) =>
        Verify($"bin\n{pattern}\n", message, path: "/src/.dockerignore");

    [TestMethod]
    public void On_Windows_a_backslash_separates_folders() => Verify("""
        *
        !obj\Docker\publish\*
        !obj\Docker\empty\
        """, path: "/src/.dockerignore", project: "DockerDefaultTargetOS=Windows");
}
