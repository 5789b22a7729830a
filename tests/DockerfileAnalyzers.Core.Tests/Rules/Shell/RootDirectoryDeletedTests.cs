using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class RootDirectoryDeletedTests : RuleTests<RootDirectoryDeleted>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm -rf \"$HOME\"/* && rm -f $x/*")]
    public void A_home_is_never_empty(string instructions) => Verify(instructions);

    [TestMethod]
    public void Braces_are_kept() => Verify("""
        FROM debian:12
        RUN read x; rm -r [|/usr/${x}|]
        """,
        fixedTo: """
        FROM debian:12
        RUN read x; rm -r /usr/${x:?}
        """);
}
