using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class PackageInBaseImageTests : RuleTests<PackageInBaseImage>
{
    [TestMethod]
    public void One_finding_names_them_all() => Verify("""
        FROM python:3.12-bookworm
        RUN apt-get update && apt-get install -y [|gcc|] make libpq-dev
        """,
        message: "'gcc', 'make' and 'libpq-dev' are already installed in 'python:3.12-bookworm'");

    [TestMethod]
    public void A_pinned_version_is_another() => Verify("""
        FROM python:3.12-bookworm
        RUN apt-get update && apt-get install -y git=1:2.39.5-0
        """);

    [TestMethod]
    public void Of_other_images_nothing_is_known() => Verify("""
        FROM example/base:1
        RUN apt-get update && apt-get install -y git
        """);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0-alpine", "git")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-alpine-extra", "icu-libs")]
    [DataRow("mcr.microsoft.com/dotnet/runtime-deps:9.0-alpine", "libstdc++")]
    [DataRow("golang:1.25-alpine", "ca-certificates")]
    public void So_do_images_of_Alpine(string image, string package) => Verify($"""
        FROM {image}
        RUN apk add --no-cache [|{package}|] jq
        """);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0-alpine", "apk add --no-cache git && apk del git")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-alpine", "apk add --no-cache icu-libs")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "apk add --no-cache git")]
    [DataRow("alpine:3.22", "apk add --no-cache git")]
    public void What_is_removed_later_or_not_brought_is_none(string image, string command) => Verify($"""
        FROM {image}
        RUN {command}
        """);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:11.0", "libicu78")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:11.0-resolute", "git")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:8.0", "libicu72")]
    public void So_do_those_of_NET(string image, string package) => Verify($"""
        FROM {image}
        RUN apt-get update && apt-get install -y [|{package}|] libgssapi-krb5-2
        """,
        message: $"'{package}' is already installed in '{image}'");

    [TestMethod]
    public void A_package_that_the_release_does_not_have_is_not_brought() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        RUN apt-get update && apt-get install -y libicu72
        """);
}
