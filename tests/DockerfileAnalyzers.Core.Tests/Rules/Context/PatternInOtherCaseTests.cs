using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class PatternInOtherCaseTests : RuleTests<PatternInOtherCase>
{
    [TestMethod]
    public void A_folder_at_any_depth_keeps_its_wildcards() => Verify(
        "[|**/Node_Modules/|]\n",
        path: "/src/.dockerignore",
        context: "web/node_modules/ 1000\na.js",
        message: "'**/Node_Modules/' does not match 'web/node_modules'; patterns are case-sensitive",
        fixedTo: "**/node_modules\n");

    [TestMethod]
    public void An_exception_in_other_letters_brings_nothing_back() =>
        Verify("*\n[|!Src|]\n", path: "/src/.dockerignore", context: "src/a.js", fixedTo: "*\n!src\n");

    [TestMethod]
    [DataRow("README.md\nreadme.md", DisplayName = "a pattern in the right letters is there, too")]
    [DataRow("[Rr]eadme.md", DisplayName = "the pattern matches nothing in any letters")]
    public void Where_nothing_is_lost_the_rule_is_silent(string ignore) =>
        Verify(ignore, path: "/src/.dockerignore", context: "README.md\na");

    [TestMethod]
    public void An_unknown_context_keeps_the_rule_silent() => Verify("Bin\n", path: "/src/.dockerignore");
}
