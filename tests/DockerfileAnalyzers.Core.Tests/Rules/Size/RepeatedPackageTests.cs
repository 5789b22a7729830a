using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
public sealed class RepeatedPackageTests : RuleTests<RepeatedPackage>
{
    [TestMethod]
    public void Twice_in_one_list_is_twice() => Verify("""
        FROM debian:12
        RUN apt-get install -y \
            git \
            curl \
            [|git|]
        """,
        message: "'git' is already installed by line 3",
        fixedTo: """
        FROM debian:12
        RUN apt-get install -y \
            git \
            curl
        """);

    [TestMethod]
    public void Of_two_branches_only_one_runs() => Verify("""
        FROM debian:12
        RUN if a; then apt-get install -y git; else apt-get install -y git curl; fi
        """);

    [TestMethod]
    public void The_only_package_stays() => Verify("""
        FROM debian:12
        RUN apt-get install -y git
        RUN apt-get install -y [|git|]
        """, fixedTo: null);
}
