using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class LocalhostBindingTests : RuleTests<LocalhostBinding>
{
    [TestMethod]
    public void One_address_that_can_be_reached_is_enough() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_URLS=http://localhost:5000;http://+:8080
        """);

    [TestMethod]
    public void A_build_stage_may_do_as_it_likes() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS test
        ENV ASPNETCORE_URLS=http://localhost:5000
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        """);
}
