using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class LabelRequirementTests : RuleTests<LabelRequirement>
{
    [TestMethod]
    [DataRow("url", "https://example.org", "example")]
    [DataRow("rfc3339", "2026-11-24T12:00:00Z", "yesterday")]
    [DataRow("spdx", "MIT", "my own")]
    [DataRow("hash", "0123456", "xyz")]
    [DataRow("semver", "1.2.3-rc.1", "1.2")]
    [DataRow("email", "jo@example.org", "jo")]
    public void Every_kind_has_its_form(string kind, string good, string bad)
    {
        Verify($"FROM alpine:3.23\nLABEL a=\"{good}\"\n", config: "dockerfile_analyzers.DFA8011.labels = a:" + kind);
        Verify($"FROM alpine:3.23\nLABEL a=[|\"{bad}\"|]\n", config: "dockerfile_analyzers.DFA8011.labels = a:" + kind);
    }

    [TestMethod]
    public void Empty_is_never_right() => Verify("""
        FROM alpine:3.23
        LABEL a=[|""|]
        """,
        message: "The label 'a' is empty",
        config: "dockerfile_analyzers.DFA8011.labels = a");
}
