using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class DistributionUpgradeTests : RuleTests<DistributionUpgrade>
{
    [TestMethod]
    public void Short_names_are_known() => Verify("""
        FROM opensuse/leap:15.6
        RUN zypper -n [|dup|]
        """);

    [TestMethod]
    public void apt_calls_it_full() => Verify("""
        FROM debian:12
        RUN apt [|full-upgrade|] -y
        """);
}
