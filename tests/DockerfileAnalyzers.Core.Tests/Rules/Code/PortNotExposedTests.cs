using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class PortNotExposedTests : CodeRuleTests<PortNotExposed>
{
    private const string Before = "var builder = WebApplication.CreateBuilder(args);\n";
    private const string After = "\nvar app = builder.Build();\napp.Run();\n";

    private static readonly string s_exposed = Full.Replace("USER", "EXPOSE 8080/tcp\nUSER", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("""[|builder.WebHost.UseUrls("http://*:5000")|];""")]
    [DataRow("builder.WebHost.ConfigureKestrel(kestrel => [|kestrel.ListenAnyIP(5000)|]);")]
    [DataRow("builder.WebHost.UseKestrel(kestrel => [|kestrel.Listen(System.Net.IPAddress.Any, 5000)|]);")]
    public void A_port_of_the_code_is_none_of_the_exposed_ones(string marked) => Verify(Before + marked + After,
        s_exposed);

    [TestMethod]
    public void The_message_names_both() => Verify(
        Before + """[|builder.WebHost.UseUrls("http://*:5000")|];""" + After, s_exposed,
        "'UseUrls' listens on port 5000, but line 4 of 'Dockerfile' exposes port 8080, on which nothing listens");

    [TestMethod]
    [DataRow("""builder.WebHost.UseUrls("http://*:8080");""")]
    [DataRow("""builder.WebHost.UseUrls("http://*:8080;http://*:9090");""")]
    [DataRow("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(9090); k.ListenAnyIP(8080); });")]
    [DataRow("builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(args.Length));")]
    [DataRow("if (args.Length > 0) builder.WebHost.UseUrls(\"http://*:5000\");")]
    public void Code_that_serves_an_exposed_port_or_an_unknown_one_is_not_reported(string code) =>
        Verify(Before + code + After, s_exposed);

    [TestMethod]
    public void Nor_is_code_where_nothing_is_exposed() =>
        Verify(Before + """builder.WebHost.UseUrls("http://*:5000");""" + After);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim builder = WebApplication.CreateBuilder(args)
        [|builder.WebHost.UseUrls("http://*:5000")|]
        builder.Build().Run()
        """, s_exposed, isVisualBasic: true);
}
