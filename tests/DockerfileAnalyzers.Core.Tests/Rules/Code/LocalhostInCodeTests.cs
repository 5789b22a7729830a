using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class LocalhostInCodeTests : CodeRuleTests<LocalhostInCode>
{
    private const string Before = "var builder = WebApplication.CreateBuilder(args);\n";
    private const string After = "\nvar app = builder.Build();\napp.Run();\n";

    [TestMethod]
    [DataRow("""[|builder.WebHost.UseUrls("http://127.0.0.1:5000")|];""",
        """builder.WebHost.UseUrls("http://+:5000");""")]
    [DataRow("""[|builder.WebHost.UseUrls("http://localhost:5000", "http://[::1]:5001")|];""",
        """builder.WebHost.UseUrls("http://+:5000", "http://+:5001");""")]
    [DataRow("builder.WebHost.ConfigureKestrel(kestrel => [|kestrel.ListenLocalhost(5000)|]);",
        "builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(5000));")]
    [DataRow("builder.WebHost.UseKestrel(kestrel => [|kestrel.Listen(System.Net.IPAddress.Loopback, 5000)|]);",
        "builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Any, 5000));")]
    [DataRow("builder.WebHost.UseKestrel(kestrel => [|kestrel.Listen(System.Net.IPAddress.IPv6Loopback, 5000)|]);",
        "builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.IPv6Any, 5000));")]
    public void A_local_address_is_replaced_by_all_addresses(string marked, string fixedTo) =>
        Verify(Before + marked + After, fixedTo: Before + fixedTo + After);

    [TestMethod]
    [DataRow("""[|app.Urls.Add("http://localhost:5000")|];""" + "\napp.Run();")]
    [DataRow("""[|app.Run("http://localhost:5000")|];""")]
    [DataRow("""await [|app.RunAsync("http://127.0.0.1:5000")|];""")]
    public void So_are_those_of_the_application(string marked) =>
        Verify(Before + "var app = builder.Build();\n" + marked + "\n");

    [TestMethod]
    public void The_message_names_what_starts_the_program() =>
        Verify(Before + """[|builder.WebHost.UseUrls("http://localhost:5000")|];""" + After,
            message: "'UseUrls' binds to 'http://localhost:5000', which is not reachable from outside the container "
                + "(line 5 of 'Dockerfile')");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim builder = WebApplication.CreateBuilder(args)
        [|builder.WebHost.UseUrls("http://localhost:5000")|]
        builder.Build().Run()
        """, isVisualBasic: true);

    [TestMethod]
    [DataRow("""builder.WebHost.UseUrls("http://+:5000");""")]
    [DataRow("""builder.WebHost.UseUrls("http://localhost:5000", "http://*:8080");""")]
    [DataRow("""if (args.Length > 0) builder.WebHost.UseUrls("http://localhost:5000");""")]
    [DataRow("""if (builder.Environment.IsDevelopment()) builder.WebHost.UseUrls("http://localhost:5000");""")]
    [DataRow("#if DEBUG\nbuilder.WebHost.UseUrls(\"http://localhost:5000\");\n#endif")]
    [DataRow("builder.WebHost.ConfigureKestrel(k => { k.ListenLocalhost(5000); k.ListenAnyIP(8080); });")]
    [DataRow("builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(args.Length));")]
    public void An_address_that_others_reach_or_that_depends_on_something_is_not(string code) =>
        Verify((code.StartsWith('#') ? "#define DEBUG\n" : "") + Before + code + After);

    [TestMethod]
    public void Nor_is_the_program_of_a_Dockerfile_that_starts_another_one() =>
        Verify(Before + """builder.WebHost.UseUrls("http://localhost:5000");""" + After,
            Full.Replace("Shop.dll", "Other.dll", StringComparison.Ordinal));

    [TestMethod]
    public void Nor_is_a_project_of_tests() =>
        Verify(Before + """builder.WebHost.UseUrls("http://localhost:5000");""" + After, project: "IsTestProject=true");
}
