using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class NonexistentTagTests : RuleTests<NonexistentTag>
{
    [TestMethod]
    [DataRow("aspnet:10.0-jammy")]
    [DataRow("aspnet:9.0-jammy-chiseled")]
    [DataRow("runtime:8.0-chiseled")]
    [DataRow("sdk:10.0-noble-chiseled")]
    [DataRow("runtime-deps:10.0-windowsservercore-ltsc2022")]
    [DataRow("aspnet:10.0.1-trixie-slim")]
    public void Combinations_that_never_were_are_reported(string image) =>
        Verify($"FROM [|mcr.microsoft.com/dotnet/{image}|]\n");

    [TestMethod]
    [DataRow("aspnet:10.0")]
    [DataRow("aspnet:10.0.3")]
    [DataRow("sdk:10.0.100-noble")]
    [DataRow("sdk:8.0-alpine3.18")]
    [DataRow("aspnet:8.0-alpine-amd64")]
    [DataRow("aspnet:12.0-noble")]
    [DataRow("aspnet:11.0-preview")]
    [DataRow("monitor:10.0-whatever")]
    [DataRow("aspnet:latest")]
    [DataRow("runtime:6.0-focal")]
    [DataRow("sdk:5.0.102-ca-patch-buster-slim")]
    [DataRow("sdk:5.0.102-ca-patch-buster-slim-amd64")]
    [DataRow("aspnet:8.0-nanoserver-1809")]
    public void What_is_there_was_there_or_cannot_be_known_is_not(string image) =>
        Verify($"FROM mcr.microsoft.com/dotnet/{image}\n");
}
