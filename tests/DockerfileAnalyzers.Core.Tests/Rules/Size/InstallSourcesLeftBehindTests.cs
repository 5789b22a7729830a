using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class InstallSourcesLeftBehindTests : RuleTests<InstallSourcesLeftBehind>
{
    [TestMethod]
    [DataRow("git clone https://example.com/a && cd a && cmake -B b && [|cmake|] --build b --target install")]
    [DataRow("git clone https://example.com/a && cd a && ninja && [|ninja|] install && ldconfig")]
    public void Other_tools_build_as_well(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("git clone https://example.com/a && make -C a install && cd / && rm -rf \"$x\"")]
    [DataRow("git clone https://example.com/a && make -C a")]
    [DataRow("--mount=type=tmpfs,target=/src git clone https://example.com/a && make -C a install")]
    [DataRow("tar czf a.tgz /etc && make install")]
    public void What_may_be_gone_or_wanted_is_left_alone(string script) => Verify($"FROM debian:12\nRUN {script}\n");
}
