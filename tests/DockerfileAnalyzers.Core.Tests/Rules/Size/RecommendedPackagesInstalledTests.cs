using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class RecommendedPackagesInstalledTests : RuleTests<RecommendedPackagesInstalled>
{
    [TestMethod]
    public void The_size_is_that_of_all_packages_together() => Verify("""
        FROM debian:bookworm-slim
        RUN [|apt-get|] install -y git imagemagick
        """,
        message: "'apt-get install' also installs recommended packages; use '--no-install-recommends'");

    [TestMethod]
    public void An_option_of_apt_counts() => Verify("""
        FROM debian:12
        RUN apt-get -o APT::Install-Recommends=false install -y git
        """);

    [TestMethod]
    public void Names_that_are_not_known_keep_the_rule_silent() => Verify("""
        FROM debian:12
        RUN apt-get install -y $PACKAGES
        """);

    [TestMethod]
    public void A_package_without_recommended_ones_costs_nothing() => Verify("""
        FROM debian:bookworm-slim
        RUN apt-get install -y ca-certificates
        """);

    [TestMethod]
    [DataRow("""RUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/99local""")]
    [DataRow("""RUN printf 'apt::install-recommends "false";\\n' >> /etc/apt/apt.conf""")]
    [DataRow("""RUN echo "APT::Get::Install-Recommends \\"no\\";" > /etc/apt/apt.conf.d/01norecommend""")]
    [DataRow("COPY apt.conf /etc/apt/")]
    public void A_file_of_apt_speaks_for_all_commands_behind_it(string instruction) =>
        Verify($"FROM debian:12\n{instruction}\nRUN apt-get install -y git\n");

    [TestMethod]
    public void A_file_of_apt_that_comes_later_or_says_yes_does_not() => Verify("""
        FROM debian:12
        RUN echo 'APT::Install-Recommends "1";' > /etc/apt/apt.conf.d/99local
        RUN [|apt-get|] install -y git
        RUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/99local
        """);
}
