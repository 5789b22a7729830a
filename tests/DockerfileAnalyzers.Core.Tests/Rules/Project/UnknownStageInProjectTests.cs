using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class UnknownStageInProjectTests : RuleTests<UnknownStageInProject>
{
    [TestMethod]
    public void An_argument_that_nobody_declares_has_no_effect() => Verify(
        "[|FROM|] mcr.microsoft.com/dotnet/aspnet:10.0\nARG VERSIONS\n",
        project: "DockerfileBuildArguments=--build-arg VERSION=1",
        message: "'DockerfileBuildArguments' names 'VERSION', but no ARG declares it");
}
