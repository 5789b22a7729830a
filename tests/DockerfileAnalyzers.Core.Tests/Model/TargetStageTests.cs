using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Model;

[TestClass]
public sealed class TargetStageTests
{
    [TestMethod]
    [DataRow("test", 1)]
    [DataRow("TEST", 1)]
    [DataRow("0", 0)]
    [DataRow("nope", 2)]
    [DataRow("7", 2)]
    [DataRow(null, 2)]
    public void The_stage_that_the_project_builds_is_named_or_numbered(string? target, int expected)
    {
        var facts = new DockerfileFacts("/src/Dockerfile", "/src", IsContextCertain: true, IgnoreFile: null, target);
        var input = AnalysisInput.Create(new SourceFile(
            "/src/Dockerfile",
            "FROM a AS build\nFROM b AS test\nFROM c\n")) with { Project = ProjectFacts.Create([], facts) };
        Assert.AreEqual(expected, ModelBuilder.Build(input).FinalStage!.Index);
    }
}
