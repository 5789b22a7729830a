using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class PackageNotInReleaseTests : RuleTests<PackageNotInRelease>
{
    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "libicu72", "Ubuntu 24.04", "libicu74")]
    [DataRow("debian:13", "libicu72", "Debian 13 (trixie)", "libicu76")]
    [DataRow("python:3.13-slim-bookworm", "libicu74", "Debian 12 (bookworm)", "libicu72")]
    public void A_library_has_another_version_there(string image, string package, string release, string successor) =>
        Verify($"FROM {image}\nRUN apt-get update && apt-get install -y curl [|{package}|]\n",
            message: $"{release} has no package '{package}' but has '{successor}'; the installation fails",
            fixedTo: $"FROM {image}\nRUN apt-get update && apt-get install -y curl {successor}\n");

    [TestMethod]
    [DataRow("debian:trixie-slim", "software-properties-common")]
    [DataRow("node:24-trixie", "openjdk-8-jdk")]
    public void A_package_that_is_gone(string image, string package) => Verify(
        $"FROM {image}\nRUN apt-get update && apt-get install -y --no-install-recommends [|{package}|]\n", fix: "");

    [TestMethod]
    [DataRow("debian:13", "RUN apt-get install -y libicu76")]
    [DataRow("debian:13", "RUN apt-get install -y some-package-of-nobody")]
    [DataRow("debian:13", "RUN apt-get install -y libssl3")]
    [DataRow("debian:13", "RUN apt-get install -y libicu72=72.1-3")]
    [DataRow("debian:13", "RUN apt-get install -y -t bookworm libicu72")]
    [DataRow("debian:13", "RUN apt-get install -y ./libicu72.deb")]
    [DataRow("debian:13", "RUN apt-get install -y libicu72 || true")]
    [DataRow("debian:13", "RUN apt-cache show libicu72 && if [ -n \"$X\" ]; then apt-get install -y libicu72; fi")]
    [DataRow("debian:13", "RUN echo 'deb http://deb.debian.org/debian bookworm main' > /etc/apt/sources.list.d/b.list\n"
        + "RUN apt-get install -y libicu72")]
    [DataRow("debian:13", "COPY bookworm.sources /etc/apt/sources.list.d/\nRUN apt-get install -y libicu72")]
    [DataRow("debian:13", "COPY setup.sh /\nRUN /setup.sh\nRUN apt-get install -y libicu72")]
    [DataRow("example/image", "RUN apt-get install -y libicu72")]
    [DataRow("alpine:3.22", "RUN apk add libicu72")]
    public void What_may_be_there_is_not_missed(string image, string instructions) =>
        Verify($"FROM {image}\n{instructions}\n");
}
