using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Analysis;

[TestClass]
public sealed class SuppressionsTests
{
    [TestMethod]
    [DataRow("# dockerfile-analyzers ignore=DFA2201 -- always the newest\nFROM debian\n", true)]
    [DataRow("# dockerfile-analyzers ignore=FloatingBaseImage\nFROM debian\n", true)]
    [DataRow("# dockerfile-analyzers ignore=DFA2001, DFA2201\nFROM debian\n", true)]
    [DataRow("FROM --platform=linux/amd64 \\\n# dockerfile-analyzers ignore=DFA2201\n debian\n", true)]
    [DataRow("FROM scratch\n\n# dockerfile-analyzers ignore-file=DFA2201\nFROM debian\n", true)]
    [DataRow("# hadolint ignore=DL3006\nFROM debian\n", true)]
    [DataRow("# hadolint global ignore=DL3006\n\nFROM debian\n", true)]
    [DataRow("# dockerfile-analyzers ignore=DFA9999\nFROM debian\n", false)]
    [DataRow("# hadolint ignore=DL3008\nFROM debian\n", false)]
    public void Comments_ignore_what_they_name(string text, bool isSuppressed)
    {
        var finding = RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", text))).Single(finding => finding.Rule.Id == "DFA2201");
        Assert.AreEqual(isSuppressed, finding.IsSuppressed);
    }

    [TestMethod]
    [DataRow("# check=skip=SecretsUsedInArgOrEnv\nFROM debian:12\nENV API_KEY=abc\n", true)]
    [DataRow("# check=skip=all\nFROM debian:12\nENV API_KEY=abc\n", true)]
    [DataRow("FROM debian:12\n# check=skip=SecretsUsedInArgOrEnv\nENV API_KEY=abc\n", true)]
    [DataRow("# check=skip=JSONArgsRecommended\nFROM debian:12\nENV API_KEY=abc\n", false)]
    public void BuildKits_check_directive_counts_for_the_same_rule(string text, bool isSuppressed)
    {
        var finding = RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", text))).Single(finding => finding.Rule.Id == "DFA2101");
        Assert.AreEqual(isSuppressed, finding.IsSuppressed);
    }
}
