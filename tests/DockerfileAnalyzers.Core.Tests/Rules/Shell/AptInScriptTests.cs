using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class AptInScriptTests : RuleTests<AptInScript>
{
    [TestMethod]
    public void A_path_is_kept() => Verify("""
        FROM debian:12
        RUN [|/usr/bin/apt|] update
        """,
        fixedTo: """
        FROM debian:12
        RUN /usr/bin/apt-get update
        """);

    [TestMethod]
    public void A_RUN_is_one_finding_and_one_fix() => Verify("""
        FROM debian:12
        RUN [|apt|] update && apt install -y git && apt list && apt clean
        """,
        fixedTo: """
        FROM debian:12
        RUN apt-get update && apt-get install -y git && apt list && apt-get clean
        """);

    [TestMethod]
    public void What_apt_get_does_not_have_stays() => Verify("""
        FROM debian:12
        RUN [|apt|] list --installed
        """);
}
