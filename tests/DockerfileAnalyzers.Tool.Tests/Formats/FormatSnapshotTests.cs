using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Tests;

/// <summary>Every format on the same sample.</summary>
[TestClass]
public sealed class FormatSnapshotTests : VerifyMSTest.VerifyBase
{
    [TestMethod]
    public Task Human() => VerifyFormat("human");

    [TestMethod]
    public Task Concise() => VerifyFormat("concise");

    [TestMethod]
    public Task Json() => VerifyFormat("json");

    [TestMethod]
    public Task Sarif() => VerifyFormat("sarif");

    [TestMethod]
    public Task GitHub() => VerifyFormat("github");

    [TestMethod]
    public Task GitLab() => VerifyFormat("gitlab");

    [TestMethod]
    public Task Azure() => VerifyFormat("azure");

    [TestMethod]
    public Task Checkstyle() => VerifyFormat("checkstyle");

    [TestMethod]
    public Task JUnit() => VerifyFormat("junit");

    [TestMethod]
    public Task Markdown() => VerifyFormat("markdown");

    private Task VerifyFormat(string format) => Verify(FormatSample.Render(format, FormatSample.Create())
        .Replace(ProductInfo.Version, "{version}", StringComparison.Ordinal));
}
