using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class UnreachedPortTests : RuleTests<UnreachedPort>
{
    [TestMethod]
    public void A_check_without_port_means_80() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        HEALTHCHECK --interval=5s CMD wget -q [|http://localhost|]/ || exit 1
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, message: "HEALTHCHECK uses port 80, the program listens on 8080");

    [TestMethod]
    public void A_compose_file_that_publishes_a_dead_port_is_named() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "ComposePorts=80?shop?docker-compose.yml|8080?shop?docker-compose.yml",
        message: "Service 'shop' of 'docker-compose.yml' uses port 80, the program listens on 8080");

    [TestMethod]
    public void Programs_that_set_their_ports_themselves_are_not_judged() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        HEALTHCHECK CMD curl -f http://localhost:80/health
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "UrlsConfigured=true");

    [TestMethod]
    public void An_unknown_image_may_listen_anywhere() => Verify("""
        FROM registry.example.org/base
        HEALTHCHECK CMD curl -f http://localhost:80/health
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);
}
