using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class SystemDirectoryDeletedTests : RuleTests<SystemDirectoryDeleted>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm -r [|//usr//|] && rm --recursive [|'/etc/'|] && /bin/rm -fR -- [|/|]")]
    [DataRow("FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN rm -rf [|/usr/{bin,x}|]")]
    public void However_it_is_written(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm /usr; rm -f /etc; rm -rf /opt /root /usr/lib /usr/*; rm -rf \"$x\"")]
    public void Other_directories_and_files_are_fine(string instructions) => Verify(instructions);
}
