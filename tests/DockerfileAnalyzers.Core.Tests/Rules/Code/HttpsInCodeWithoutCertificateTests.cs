using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class HttpsInCodeWithoutCertificateTests : CodeRuleTests<HttpsInCodeWithoutCertificate>
{
    private const string Before = "var builder = WebApplication.CreateBuilder(args);\n";
    private const string After = "\nvar app = builder.Build();\napp.Run();\n";

    [TestMethod]
    [DataRow("""[|builder.WebHost.UseUrls("https://+:8443")|];""")]
    [DataRow("""[|builder.WebHost.UseUrls("http://+:8080", "https://+:8443")|];""")]
    [DataRow("builder.WebHost.UseKestrel(kestrel => [|kestrel.ListenAnyIP(8443, listen => listen.UseHttps())|]);")]
    public void An_HTTPS_endpoint_needs_a_certificate(string marked) => Verify(Before + marked + After,
        message: marked.Contains("UseUrls", StringComparison.Ordinal)
            ? "'UseUrls' binds to 'https://+:8443', but no certificate is configured; the program fails to "
                + "start (line 5 of 'Dockerfile')" : null);

    [TestMethod]
    [DataRow("builder.WebHost.UseUrls(\"http://+:8080\");")]
    [DataRow("builder.WebHost.UseKestrel(kestrel => kestrel.ListenAnyIP(8443, listen => listen.UseHttps(\"a.pfx\")));")]
    [DataRow("if (builder.Environment.IsDevelopment()) builder.WebHost.UseUrls(\"https://+:8443\");")]
    public void HTTP_and_a_certificate_in_the_code_are_not_reported(string code) => Verify(Before + code + After);

    [TestMethod]
    [DataRow("ENV ASPNETCORE_Kestrel__Certificates__Default__Path=/https/shop.pfx")]
    [DataRow("COPY shop.pfx /https/")]
    [DataRow("VOLUME /https")]
    public void Nor_is_a_certificate_of_the_image(string line) =>
        Verify(Before + """builder.WebHost.UseUrls("https://+:8443");""" + After,
            Full.Replace("USER", line + "\nUSER", StringComparison.Ordinal));

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim builder = WebApplication.CreateBuilder(args)
        [|builder.WebHost.UseUrls("https://+:8443")|]
        builder.Build().Run()
        """, isVisualBasic: true);
}
