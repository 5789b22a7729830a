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
    public void Unknown_images_may_have_anything() => Verify("""
        FROM registry.example.org/base
        HEALTHCHECK CMD curl -f http://localhost/health
        """);
}
