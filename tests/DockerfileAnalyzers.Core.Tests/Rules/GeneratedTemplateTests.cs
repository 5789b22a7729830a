using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Rules;

/// <summary>Most teams start with files that tools generate: a warning there is a warning for everybody.</summary>
[TestClass]
public sealed class GeneratedTemplateTests
{
    [TestMethod]
    [DataRow("dotnet/visual-studio.Dockerfile")]
    [DataRow("dotnet/vs-code.Dockerfile")]
    [DataRow("dotnet/docker-init.Dockerfile")]
    [DataRow("dotnet/sample-chiseled.Dockerfile")]
    [DataRow("go/service.Dockerfile")]
    [DataRow("python/worker.Dockerfile")]
    [DataRow("java/service.Dockerfile")]
    [DataRow("windows/service.Dockerfile")]
    public void A_well_made_file_gives_no_warning(string name)
    {
        var path = Path.Combine(Repository.Root, "tests", "Corpus", name);
        var findings = RuleEngine.Analyze(AnalysisInput.Create(new SourceFile(path, File.ReadAllText(path))));
        Assert.AreEqual(
            "",
            string.Join(
                "\n",
                findings.Where(finding => finding.Severity > Severity.Info)
                    .Select(finding => $"{finding.Rule.Id}: {finding.Message}")));
    }
}
