using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class DeprecatedBaseImageTests : RuleTests<DeprecatedBaseImage>
{
    [TestMethod]
    public void The_successor_is_named() => Verify("""
        FROM [|centos:7|]
        """,
        message: "'centos' has been deprecated since 2022-09-27; use 'quay.io/centos/centos:stream9', "
            + "'almalinux' or 'rockylinux/rockylinux'");

    [TestMethod]
    [DataRow("openjdk")]
    [DataRow("openjdk:8-jdk-alpine")]
    [DataRow("openjdk:8u131-jre")]
    [DataRow("openjdk:17")]
    [DataRow("openjdk:jre-alpine")]
    public void OpenJDK_is_no_longer_updated(string image) => Verify($"FROM [|{image}|]",
        message: "'openjdk' has been deprecated since 2022-06-15; use 'eclipse-temurin' or 'amazoncorretto'");

    [TestMethod]
    [DataRow("openjdk:27-ea-jdk")]
    [DataRow("openjdk:21")]
    [DataRow("ghcr.io/example/openjdk:8")]
    [DataRow("example/sdk:3.1")]
    public void An_image_that_may_still_be_updated_is_not_deprecated(string image) => Verify($"FROM {image}");

    [TestMethod]
    [DataRow("circleci/node:10", "'circleci/node' has been deprecated since 2021-12-31; use 'cimg/node'")]
    [DataRow("circleci/golang:1.16", "'circleci/golang' has been deprecated since 2021-12-31; use 'cimg/go'")]
    [DataRow(
        "k8s.gcr.io/pause:3.1", "'k8s.gcr.io/pause' has been deprecated since 2023-04-03; use 'registry.k8s.io/pause'")]
    [DataRow("mcr.microsoft.com/dotnet/core/sdk:3.1",
        "'mcr.microsoft.com/dotnet/core/sdk' has been deprecated since 2020-11; use 'mcr.microsoft.com/dotnet/sdk'")]
    public void All_images_of_a_publisher_can_be_deprecated(string image, string message) =>
        Verify($"FROM [|{image}|]", message: message);
}
