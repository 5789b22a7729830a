using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class DevelopmentEnvironmentTests : RuleTests<DevelopmentEnvironment>
{
    [TestMethod]
    public void A_file_for_developers_may_do_so() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_ENVIRONMENT=Development
        """, path: "/src/Dockerfile.develop");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\", \"--environment\", \"Production\"]")]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\nCMD [\"--environment=Staging\"]")]
    [DataRow("CMD dotnet Shop.dll --environment Production")]
    [DataRow("CMD ASPNETCORE_ENVIRONMENT=Production dotnet Shop.dll")]
    [DataRow("CMD export ASPNETCORE_ENVIRONMENT=Production && exec dotnet Shop.dll")]
    [DataRow("ENTRYPOINT [\"env\", \"ASPNETCORE_ENVIRONMENT=Production\", \"dotnet\", \"Shop.dll\"]")]
    [DataRow("ENV DOTNET_ENVIRONMENT=Production\nCMD [\"dotnet\", \"Shop.dll\"]")]
    public void The_start_of_the_container_may_override_it(string start) =>
        Verify($"FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENV ASPNETCORE_ENVIRONMENT=Development\n{start}\n");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\", \"--environment\", \"Development\"]")]
    [DataRow("CMD dotnet Shop.dll --environment=development")]
    [DataRow("CMD dotnet Shop.dll --urls=http://+:8080")]
    public void Other_arguments_and_the_same_value_override_nothing(string start) =>
        Verify($"FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENV [|ASPNETCORE_ENVIRONMENT=Development|]\n{start}\n");

    [TestMethod]
    public void A_later_value_wins() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_ENVIRONMENT=Development
        ENV ASPNETCORE_ENVIRONMENT=Production
        """);
}
