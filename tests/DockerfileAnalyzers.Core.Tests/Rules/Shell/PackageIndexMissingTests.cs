using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class PackageIndexMissingTests : RuleTests<PackageIndexMissing>
{
    [TestMethod]
    [DataRow(
        "FROM python:3.13-slim AS base\nRUN mkdir /a\nFROM base\nRUN cd /a && [|apt-get|] install -y a b\n"
            + "RUN apt-get install -y c")]
    [DataRow("FROM ubuntu\nENV DEBIAN_FRONTEND=noninteractive\nRUN [|apt|] install -y a && apt update")]
    public void The_first_installation_is_reported(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN apt-get update\nRUN apt-get install -y a")]
    [DataRow("FROM debian:13\nRUN apt-get install --update -y a && apt-get install -y b")]
    [DataRow("FROM debian:12\nRUN curl https://example.com/setup | bash -\nRUN apt-get install -y a")]
    [DataRow("FROM debian:12\nRUN if a; then apt-get install -y a; fi")]
    [DataRow("FROM debian:12\nRUN /setup.sh && apt-get install -y a")]
    [DataRow("FROM debian:12\nONBUILD RUN apt-get update && apt-get install -y a")]
    [DataRow("FROM node:22\nRUN apt-get install -y git")]
    [DataRow("FROM example/image\nRUN apt-get install -y a")]
    public void Where_lists_may_be_there_nothing_is_said(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("COPY lists /var/lib/apt/lists")]
    [DataRow("COPY --from=example/lists /var/lib/apt/lists /var/lib/apt/lists")]
    [DataRow("ADD rootfs.tar.xz /")]
    public void Lists_that_are_copied_are_there(string copy) =>
        Verify($"FROM debian:12\n{copy}\nRUN apt-get install -y a\n");
}
