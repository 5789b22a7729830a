using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class HealthcheckToolMissingTests : RuleTests<HealthcheckToolMissing>
{
    [TestMethod]
    [DataRow("curl -f http://x || wget -qO- http://x || exit 1")]
    [DataRow("command -v curl >/dev/null && curl -f http://x || wget -qO- http://x")]
    [DataRow("curl -f http://x; exit 0")]
    [DataRow("curl -f http://x || true")]
    [DataRow("curl -s http://x | head -1")]
    [DataRow("if [ -x /usr/bin/curl ]; then curl -f http://x; else exit 0; fi")]
    [DataRow("if which curl; then curl -f http://x; fi")]
    [DataRow("! curl -f http://x/down")]
    [DataRow("[\"sh\", \"-c\", \"curl -f http://x || wget -qO- http://x\"]")]
    public void A_check_may_succeed_without_the_tool(string check) =>
        Verify($"FROM alpine:3.23\nHEALTHCHECK CMD {check}\n");

    [TestMethod]
    [DataRow("[|curl|] -f http://x && true || exit 1")]
    [DataRow("timeout 5 [|curl|] -f http://x || exit 1")]
    [DataRow("if [|curl|] -f http://x; then exit 0; else exit 1; fi")]
    [DataRow("[|curl|] -s http://x | grep -q UP")]
    [DataRow("test \"$([|curl|] -s http://x)\" = ok")]
    [DataRow("([|curl|] -f http://x) || exit $?")]
    [DataRow("command -v curl >/dev/null && [|curl|] -f http://x")]
    [DataRow("[|curl|] -f http://x; exit $?")]
    public void Every_way_to_success_needs_the_tool(string check) =>
        Verify($"FROM alpine:3.23\nHEALTHCHECK CMD {check}\n");

    [TestMethod]
    public void A_script_in_an_argument_is_followed() => Verify("""
        FROM debian:12
        HEALTHCHECK CMD ["sh", "-c", "[|curl|] -f http://x || [ -f /tmp/a ] && false"]
        """);

    [TestMethod]
    [DataRow("ARG PKGS\nRUN apk add --no-cache $PKGS")]
    [DataRow("RUN apk add --no-cache bash $(cat packages)")]
    [DataRow("RUN apk add --no-cache curl")]
    public void Packages_that_a_variable_names_may_bring_it(string run) =>
        Verify($"FROM alpine:3.23\n{run}\nHEALTHCHECK CMD curl -f http://x || exit 1\n");

    [TestMethod]
    public void A_tool_that_is_installed_is_there() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
        RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
        FROM base
        HEALTHCHECK CMD curl -f http://localhost:8080/health
        """);

    [TestMethod]
    public void Alpine_has_wget_but_no_curl() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        HEALTHCHECK CMD ["[|curl|]", "-f", "http://localhost:8080/health"]
        """.Replace("\"[|curl|]\"", "[|\"curl\"|]"));

    [TestMethod]
    public void Older_images_had_curl() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:2.1-stretch-slim
        HEALTHCHECK CMD curl -f http://localhost/health
        """);

    [TestMethod]
    [DataRow("node:22-slim")]
    [DataRow("python:3.13-slim-bookworm")]
    [DataRow("golang:1.26-alpine")]
    [DataRow("public.ecr.aws/docker/library/debian:12")]
    [DataRow("mcr.microsoft.com/dotnet/runtime:10.0")]
    public void These_images_have_no_curl(string image) =>
        Verify($"FROM {image}\nHEALTHCHECK CMD [|curl|] -f http://localhost/health\n");

    [TestMethod]
    [DataRow("node:22")]
    [DataRow("nginx:1.27")]
    [DataRow("php:8.4-apache")]
    [DataRow("postgres:17")]
    [DataRow("fedora:43")]
    [DataRow("mcr.microsoft.com/windows/nanoserver:ltsc2022")]
    public void These_images_have_curl_or_may_have_it(string image) =>
        Verify($"FROM {image}\nHEALTHCHECK CMD curl -f http://localhost/health\n");

    [TestMethod]
    public void Unknown_images_may_have_anything() => Verify("""
        FROM registry.example.org/base
        HEALTHCHECK CMD curl -f http://localhost/health
        """);
}
