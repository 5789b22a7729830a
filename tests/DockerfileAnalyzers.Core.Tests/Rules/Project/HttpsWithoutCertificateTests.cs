using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class HttpsWithoutCertificateTests : RuleTests<HttpsWithoutCertificate>
{
    private const string Image = "mcr.microsoft.com/dotnet/aspnet:10.0";

    private const string Start = "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]";

    [TestMethod]
    [DataRow("ENV ASPNETCORE_URLS=[|https://+:443|]\n" + Start)]
    [DataRow("ENV ASPNETCORE_URLS [|http://+:80;https://+:443|]\n" + Start)]
    [DataRow("ENV URLS=[|https://*:5001|]\n" + Start)]
    [DataRow("ENV HTTPS_PORTS=[|8081|]\n" + Start)]
    [DataRow("ENV Kestrel__Endpoints__Https__Url=[|https://*:5001|]\n" + Start)]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\", \"--urls\", [|\"https://*:5001\"|]]")]
    public void Every_way_to_ask_for_HTTPS_counts(string lines) => Verify($"FROM {Image}\n{lines}\n");

    [TestMethod]
    [DataRow(
        "Endpoints=appsettings.json?5?Kestrel:Endpoints:Https?https://*:5001",
        "Line 5 of 'appsettings.json' binds to 'https://*:5001', but no certificate is configured; "
            + "the program fails to start without one")]
    [DataRow(
        "Endpoints=Program.cs?5?Listen?https://*:5001",
        "Line 5 of 'Program.cs' binds to 'https://*:5001', but no certificate is configured; "
            + "the program fails to start without one")]
    [DataRow(
        "ComposeSettings=shop?compose.yml?5?ASPNETCORE_HTTPS_PORTS?8081",
        "Line 5 of 'compose.yml' binds to 'https://+:8081', but no certificate is configured; "
            + "the program fails to start without one")]
    public void So_do_the_project_and_the_compose_file(string project, string message) =>
        Verify($"FROM [|{Image}|]\n{Start}\n", project: project, message: message);

    [TestMethod]
    [DataRow("COPY shop.pfx /app/\nENV ASPNETCORE_URLS=https://+:443", "")]
    [DataRow("VOLUME /https\nENV ASPNETCORE_URLS=https://+:443", "")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443 ASPNETCORE_Kestrel__Certificates__Default__Path=/tls/shop", "")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443", "Endpoints=Program.cs?4?Certificate?")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443", "PackageReferences=LettuceEncrypt/1.3.3")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443", "ComposeSettings=shop?compose.yml?4?Certificate?")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443", "ComposeSettings=shop?compose.yml?4?ASPNETCORE_URLS?http://+:80")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443", "ComposeListening=/src/Dockerfile")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443", "Endpoints=Program.cs?4?Listen?http://*:80")]
    public void Where_anything_speaks_for_a_certificate_or_against_HTTPS_nothing_is_said(
        string lines, string project) =>
        Verify($"FROM {Image}\n{lines}\n{Start}\n", project: project.Length == 0 ? null : project);

    [TestMethod]
    public void A_file_for_development_has_the_certificate_of_the_developer() =>
        Verify($"FROM {Image}\nENV ASPNETCORE_URLS=https://+:443\n{Start}\n", path: "/src/Dockerfile.dev");
}
