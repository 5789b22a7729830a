using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class LocalhostBindingTests : RuleTests<LocalhostBinding>
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

    private const string Image = "mcr.microsoft.com/dotnet/aspnet:10.0";

    [TestMethod]
    [DataRow("Endpoints=Program.cs?12?Listen?http://localhost:5009", "Line 12 of 'Program.cs'")]
    [DataRow("Endpoints=Program.vb?12?Urls?http://127.0.0.1:5009;http://[::1]:5010", "Line 12 of 'Program.vb'")]
    [DataRow(
        "Endpoints=appsettings.json?3?Kestrel:Endpoints:Http?http://localhost:5009", "Line 3 of 'appsettings.json'")]
    [DataRow(
        "Endpoints=appsettings.Production.json?3?Urls?http://localhost:5009",
        "Line 3 of 'appsettings.Production.json'")]
    [DataRow(
        "ComposeSettings=shop?docker-compose.yml?7?ASPNETCORE_URLS?http://localhost:5009",
        "Line 7 of 'docker-compose.yml'")]
    [DataRow(
        "ComposeSettings=shop?shop.env?2?Kestrel__Endpoints__Http__Url?http://localhost:5009", "Line 2 of 'shop.env'")]
    [DataRow(
        "ComposeSettings=shop?docker-compose.yml?7?--urls?http://localhost:5009", "Line 7 of 'docker-compose.yml'")]
    public void Every_place_that_says_where_to_listen_is_read(string project, string place) =>
        Verify($"FROM [|{Image}|]\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n", project: project,
            message: $"{place} binds to 'http://{(project.Contains("127") ? "127.0.0.1" : "localhost")}:5009', "
                + "which is not reachable from outside the container");

    [TestMethod]
    [DataRow(
        "ENV ASPNETCORE_URLS=http://localhost:5000",
        "ComposeSettings=shop?docker-compose.yml?7?ASPNETCORE_URLS?http://+:5009")]
    [DataRow("ENV ASPNETCORE_URLS=http://localhost:5000", "Endpoints=Program.cs?12?Listen?http://*:5009")]
    [DataRow(
        "ENV Kestrel__Endpoints__Http__Url=http://+:5000",
        "Endpoints=appsettings.json?3?Kestrel:Endpoints:Http?http://localhost:5009")]
    [DataRow(
        "ENV ASPNETCORE_ENVIRONMENT=Production", "Endpoints=appsettings.Development.json?3?Urls?http://localhost:5009")]
    [DataRow("ENV A=1", "Endpoints=Program.cs?12?Listen?http://localhost:5009|Program.cs?13?Listen?http://*:5010")]
    [DataRow("ENV A=1", "Endpoints=Program.cs?12?Listen?http://localhost:5009|Program.cs?13?Listen?")]
    [DataRow(
        "ENV A=1",
        "NeedsAspNetCore=\nFrameworkReferences=Microsoft.NETCore.App\n"
            + "Endpoints=Program.cs?12?Listen?http://localhost:5009")]
    public void What_is_overridden_or_not_all_there_is_does_not_count(string line, string project) =>
        Verify($"FROM {Image}\n{line}\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n", project: project);

    [TestMethod]
    public void The_environment_that_the_image_sets_chooses_the_settings() => Verify(
        $"FROM [|{Image}|]\nENV ASPNETCORE_ENVIRONMENT=Staging\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: "Endpoints=appsettings.Staging.json?3?Urls?http://localhost:5009");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\", [|\"--urls=http://localhost:5009\"|]]")]
    [DataRow("ENTRYPOINT dotnet Shop.dll --urls [|http://127.0.0.1:5009|]")]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\nCMD [\"--urls\", [|\"http://[::1]:5009\"|]]")]
    public void Arguments_of_the_program_count(string start) => Verify($"FROM {Image}\n{start}\n");
}
