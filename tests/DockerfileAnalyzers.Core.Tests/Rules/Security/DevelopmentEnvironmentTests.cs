using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class DevelopmentEnvironmentTests : RuleTests<DevelopmentEnvironment>
{
    [TestMethod]
    public void A_file_for_developers_may_do_so() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_ENVIRONMENT=Development
        """, path: "/src/Dockerfile.develop");

    [TestMethod]
    public void A_later_value_wins() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_ENVIRONMENT=Development
        ENV ASPNETCORE_ENVIRONMENT=Production
        """);
}
