using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class UnreachedPortTests : RuleTests<UnreachedPort>
{
    [TestMethod]
    public void A_check_without_port_means_80() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        HEALTHCHECK --interval=5s CMD wget -q [|http://localhost|]/ || exit 1
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, message: "HEALTHCHECK uses port 80 but the program listens on 8080");

    [TestMethod]
    public void A_compose_file_that_publishes_a_dead_port_is_named() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "ComposePorts=80?shop?docker-compose.yml|8080?shop?docker-compose.yml",
        message: "Service 'shop' of 'docker-compose.yml' uses port 80 but the program listens on 8080");

    [TestMethod]
    public void Another_listener_has_other_ports_beside_the_one_of_the_program() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "ComposePorts=8080?game?compose.yml|44405?game?compose.yml|55901?game?compose.yml");

    [TestMethod]
    public void Programs_that_set_their_ports_themselves_are_not_judged() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        HEALTHCHECK CMD curl -f http://localhost:80/health
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "Endpoints=Program.cs?12?Listen?");

    [TestMethod]
    public void A_program_may_read_its_port_from_any_variable() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV SHOP_BIND=0.0.0.0:5000
        HEALTHCHECK CMD curl -f http://localhost:5000/health
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    public void Another_port_in_a_variable_does_not_count() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_HTTP_PORTS=8080
        HEALTHCHECK CMD curl -f [|http://localhost:80|]/health
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    public void An_unknown_image_may_listen_anywhere() => Verify("""
        FROM registry.example.org/base
        HEALTHCHECK CMD curl -f http://localhost:80/health
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    [DataRow("Endpoints=Program.cs?3?Listen?http://*:5000", 5000)]
    [DataRow("Endpoints=Program.cs?3?Urls?http://+:5000;http://+:5001", 5001)]
    [DataRow("Endpoints=appsettings.json?3?Urls?http://*:5000", 5000)]
    [DataRow("Endpoints=appsettings.json?3?Kestrel:Endpoints:Http?http://*:5000", 5000)]
    [DataRow(
        "Endpoints=appsettings.json?3?Kestrel:Endpoints:Http?http://*:6000|"
            + "appsettings.Production.json?3?Kestrel:Endpoints:Http?http://*:5000",
        5000)]
    [DataRow("Endpoints=appsettings.Development.json?3?Urls?http://localhost:9000", 8080)]
    [DataRow("ComposeSettings=shop?docker-compose.yml?4?ASPNETCORE_HTTP_PORTS?5000", 5000)]
    [DataRow("ComposeSettings=shop?docker-compose.yml?4?--urls?http://*:5000", 5000)]
    [DataRow("ComposeSettings=shop?docker-compose.yml?4?Kestrel__Endpoints__Web__Url?http://*:5000", 5000)]
    [DataRow("ComposeSettings=shop?docker-compose.yml?4?ASPNETCORE_ENVIRONMENT?Staging", 8080)]
    public void The_port_is_the_one_that_counts_in_the_end(string project, int port)
    {
        Verify(
            $"FROM mcr.microsoft.com/dotnet/aspnet:10.0\nHEALTHCHECK CMD curl -f http://localhost:{port}/\n"
                + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
            project: project);
        Verify(
            "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nHEALTHCHECK CMD curl -f [|http://localhost:7|]/\n"
                + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
            project: project);
    }

    [TestMethod]
    [DataRow("Endpoints=Program.cs?3?Urls?http://+:5000|appsettings.json?2?Urls?http://+:5001")]
    [DataRow("Endpoints=Program.cs?3?Urls?")]
    [DataRow("Endpoints=appsettings.json?3?Ports?5000")]
    [DataRow("ComposeListening=/src/Dockerfile")]
    [DataRow("ComposeSettings=shop?docker-compose.yml?4?ASPNETCORE_URLS?")]
    [DataRow("ComposeSettings=shop?docker-compose.yml?1??")]
    public void What_is_not_known_is_not_judged(string project) => Verify(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nHEALTHCHECK CMD curl -f http://localhost:7/\n"
            + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: project);

    [TestMethod]
    public void A_service_is_judged_by_its_own_variables() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        project: "ComposePorts=5000?a?compose.yml|5000?b?compose.yml\n"
            + "ComposeSettings=a?compose.yml?4?ASPNETCORE_HTTP_PORTS?5000",
        message: "Service 'b' of 'compose.yml' uses port 5000 but the program listens on 8080");
}
