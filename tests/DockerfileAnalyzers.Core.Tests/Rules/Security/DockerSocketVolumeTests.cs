using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class DockerSocketVolumeTests : RuleTests<DockerSocketVolume>
{
    [TestMethod]
    [DataRow("VOLUME [\"/data\", [|\"/run/docker.sock\"|]]")]
    [DataRow("VOLUME /data [|/var/run/docker.sock|]")]
    [DataRow("volume [|/var/run//docker.sock|]")]
    public void The_socket_is_not_a_directory(string instruction) => Verify($"FROM debian:12\n{instruction}\n");

    [TestMethod]
    public void Other_paths_are_volumes() => Verify("""
        FROM debian:12
        VOLUME /var/run/docker /var/lib/docker
        """);
}
