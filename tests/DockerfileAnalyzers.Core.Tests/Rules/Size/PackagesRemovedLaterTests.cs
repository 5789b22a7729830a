using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class PackagesRemovedLaterTests : RuleTests<PackagesRemovedLater>
{
    [TestMethod]
    [DataRow("debian:12", "apt-get install -y git curl", "apt-get purge -y --auto-remove [|git|]")]
    [DataRow("debian:12", "apt-get install -y git curl", "apt-get remove -y [|curl|] && apt-get clean")]
    [DataRow("alpine:3.23", "apk add git", "apk del [|git|]")]
    [DataRow("rockylinux:9", "dnf install -y gcc", "dnf -y remove [|gcc|]")]
    [DataRow("centos:7", "yum install -y gcc", "yum erase -y [|gcc|]")]
    public void Every_package_manager_removes_in_vain(string image, string install, string remove) =>
        Verify($"FROM {image}\nRUN {install}\nRUN {remove}\n");

    [TestMethod]
    public void The_packages_of_a_command_are_named_together() => Verify("""
        FROM debian:12
        RUN apt-get install -y git curl
        RUN apt-get purge -y [|git|] curl
        """,
        message: "'git' and 'curl' are part of the layer created on line 2; "
            + "removing them here does not reduce the image size");

    [TestMethod]
    public void The_megabytes_are_those_of_the_packages_and_what_they_drew_in() => Verify("""
        FROM debian:bookworm-slim
        RUN apt-get install -y --no-install-recommends git
        RUN apt-get purge -y --auto-remove [|git|]
        """,
        saves: PackageTable.Find(ImageTable.Find("debian", "bookworm"))!.GetInstalledBytes(["git"]));

    [TestMethod]
    [DataRow("RUN apt-get install -y git && apt-get purge -y git")]
    [DataRow("RUN apt-get purge -y nano")]
    [DataRow("RUN apt-get install -y git && apt-get purge -y git\nRUN apt-get install -y git && apt-get purge -y git")]
    [DataRow("RUN apt-get install -y nodejs\nRUN apt-get remove -y nodejs && apt-get install -y nodejs-22")]
    [DataRow("RUN apt-get install -y nodejs\nRUN apt-get remove -y nodejs\nRUN apt-get install -y nodejs")]
    [DataRow("RUN apt-get install -y ffmpeg\nRUN apt-get remove -y ffmpeg && make install")]
    [DataRow("RUN apt-get install -y git\nRUN apt-get autoremove -y")]
    public void Packages_of_the_same_layer_of_the_base_and_in_the_way_are_fine(string runs) =>
        Verify($"FROM debian:12\n{runs}\n");

    [TestMethod]
    public void A_stage_that_is_not_shipped_may_do_so() => Verify("""
        FROM alpine:3.23 AS build
        RUN apk add git
        RUN apk del git
        FROM scratch
        COPY --from=build /a /a
        """);

    [TestMethod]
    public void What_the_parent_stage_installed_is_shipped_too() => Verify("""
        FROM alpine:3.23 AS base
        RUN apk add git
        FROM base
        RUN apk del [|git|]
        """);

    [TestMethod]
    public void What_is_installed_once_more_was_there_already() => Verify("""
        FROM alpine:3.23
        RUN apk add git
        RUN apk add git && apk del [|git|]
        """);
}
