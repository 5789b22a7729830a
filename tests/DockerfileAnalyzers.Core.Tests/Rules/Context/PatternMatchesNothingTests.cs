using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class PatternMatchesNothingTests : RuleTests<PatternMatchesNothing>
{
    [TestMethod]
    public void A_folder_that_is_not_opened_may_hold_it() => Verify("""
        node_modules/a
        """,
        path: "/src/.dockerignore",
        context: "node_modules/");

    [TestMethod]
    public void A_context_that_is_not_known_keeps_the_rule_silent() => Verify("""
        target
        """,
        path: "/src/.dockerignore");

    [TestMethod]
    [DataRow("bin/**")]
    [DataRow("**/Debug")]
    [DataRow("*/x.dll")]
    [DataRow("**.dll")]
    public void A_folder_that_is_not_listed_may_hold_it(string pattern) =>
        Verify(pattern + "\n", path: "/src/.dockerignore", context: "bin/ 1000\na.cs");
}
