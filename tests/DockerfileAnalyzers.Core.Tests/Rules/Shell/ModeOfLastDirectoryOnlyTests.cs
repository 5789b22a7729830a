using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class ModeOfLastDirectoryOnlyTests : RuleTests<ModeOfLastDirectoryOnly>
{
    [TestMethod]
    public void Options_may_stand_together() => Verify("""
        FROM debian:12
        RUN mkdir [|-pm|] 755 a/b
        """);
}
