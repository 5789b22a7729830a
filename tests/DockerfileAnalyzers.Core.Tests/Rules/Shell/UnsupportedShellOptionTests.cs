using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnsupportedShellOptionTests : RuleTests<UnsupportedShellOption>
{
    [TestMethod]
    [DataRow("debian:trixie-slim")]
    [DataRow("debian:13")]
    [DataRow("debian")]
    [DataRow("debian:stable-slim")]
    [DataRow("python:3.13-slim-trixie")]
    [DataRow("ubuntu:24.10")]
    [DataRow("ubuntu:25.04")]
    [DataRow("ubuntu:26.04")]
    public void Dash_has_pipefail_since_Debian_13_and_Ubuntu_24_10(string image) =>
        Verify($"FROM {image}\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]\n");

    [TestMethod]
    [DataRow("debian:bookworm-20240101-slim")]
    [DataRow("debian:12.5-slim")]
    [DataRow("ubuntu:jammy")]
    [DataRow("python:3.12-bookworm")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:8.0")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0")]
    public void Older_releases_have_a_dash_without_pipefail(string image) =>
        Verify($"FROM {image}\nSHELL [\"/bin/sh\", \"-o\", [|\"pipefail\"|], \"-c\"]\n");

    [TestMethod]
    [DataRow("ubuntu:24.04", "SHELL [\"sh\", \"-euxo\", [|\"pipefail\"|], \"-c\"]")]
    [DataRow("node:24-bookworm", "SHELL [\"/bin/sh\", \"-e\", \"-o\", [|\"pipefail\"|], \"-c\"]")]
    [DataRow("debian:12", "RUN sh -o [|pipefail|] -c 'a | b'")]
    [DataRow("debian:12", "RUN [\"sh\", \"-eo\", [|\"pipefail\"|], \"-c\", \"a | b\"]")]
    [DataRow("debian:12", "RUN sh [|--login|] -c a")]
    [DataRow("alpine:3.22", "SHELL [\"/bin/sh\", [|\"-B\"|], \"-c\"]")]
    [DataRow("debian:12", "ONBUILD SHELL [\"/bin/sh\", \"-o\", [|\"pipefail\"|], \"-c\"]")]
    [DataRow("debian:12", "ONBUILD RUN sh -o [|pipefail|] -c 'a | b'")]
    [DataRow("debian:12", "onbuild shell [\"sh\", \"-eo\", [|\"pipefail\"|], \"-c\"]")]
    public void A_shell_stops_at_an_option_that_it_does_not_know(string image, string instruction) =>
        Verify($"FROM {image}\n{instruction}\n");

    [TestMethod]
    [DataRow("FROM debian:sid\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]")]
    [DataRow("FROM example/base:1\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]")]
    [DataRow("FROM fedora:43\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]")]
    [DataRow("FROM debian:12\nRUN ln -sf /bin/bash /bin/sh\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]")]
    [DataRow("FROM debian:12\nRUN curl -fsSL https://example.org/a | sh -s -- --yes && sh a.sh -B && sh -lc a")]
    public void New_unknown_and_replaced_shells_and_arguments_of_scripts_are_left_alone(string instructions) =>
        Verify(instructions + "\n");
}
