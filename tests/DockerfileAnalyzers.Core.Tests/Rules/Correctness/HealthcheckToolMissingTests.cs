using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class HealthcheckToolMissingTests : RuleTests<HealthcheckToolMissing>
{
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
