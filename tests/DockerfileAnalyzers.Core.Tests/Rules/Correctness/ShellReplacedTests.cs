using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ShellReplacedTests : RuleTests<ShellReplaced>
{
    [TestMethod]
    public void In_a_longer_script_it_is_found_too() => Verify("""
        FROM debian:12
        RUN rm /bin/sh && ln -s bash [|/bin/sh|] && true
        """);
}
