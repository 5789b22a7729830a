using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class LabelKeyTests : RuleTests<LabelKey>
{
    [TestMethod]
    [DataRow("1a")]
    [DataRow("a..b")]
    [DataRow("a--b")]
    [DataRow("a.")]
    [DataRow("a+b")]
    public void These_are_none(string key) => Verify($"FROM alpine:3.23\nLABEL [|{key}|]=1\n");
}
