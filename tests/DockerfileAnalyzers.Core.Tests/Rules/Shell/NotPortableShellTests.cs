using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class NotPortableShellTests : RuleTests<NotPortableShell>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN source ./a")]
    [DataRow("FROM fedora:40\nRUN source ./a")]
    [DataRow("FROM example/image\nRUN . ./a && [ b = c ] && echo \"$d\"")]
    public void What_is_known_is_not_for_this_rule(string instructions) => Verify(instructions);
}
