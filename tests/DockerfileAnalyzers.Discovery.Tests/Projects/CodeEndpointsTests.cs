
namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>The calls in the code of a web program that decide where it listens.</summary>
[TestClass]
public sealed class CodeEndpointsTests
{
    private static string Find(string text, string file = "Program.cs") =>
        string.Join(
            " ", CodeEndpoints.Find(file, text).Select(endpoint => $"{endpoint.Line}:{endpoint.Key}={endpoint.Value}"));

    [TestMethod]
    [DataRow("builder.WebHost.UseUrls(\"http://localhost:5009\");", "1:Urls=http://localhost:5009")]
    [DataRow("webBuilder.UseUrls(\"http://*:80\", \"https://*:443\");", "1:Urls=http://*:80;https://*:443")]
    [DataRow("app.Urls.Add(\"http://0.0.0.0:3000\");", "1:Urls=http://0.0.0.0:3000")]
    [DataRow("app.Run(\"http://localhost:3000\");", "1:Urls=http://localhost:3000")]
    [DataRow("await app.RunAsync(\n  @\"http://localhost:3000\");", "1:Urls=http://localhost:3000")]
    [DataRow("builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(5_000));", "1:Listen=http://*:5000")]
    [DataRow(
        "builder.WebHost.ConfigureKestrel(o =>\n{\n  o.ListenLocalhost(5000);\n});", "3:Listen=http://localhost:5000")]
    [DataRow(
        "UseKestrel(o => o.Listen(IPAddress.Any, 8443, l => l.UseHttps(\"a.pfx\", \"b\")));",
        "1:Listen=https://*:8443 1:Certificate=")]
    [DataRow("UseKestrel(o => o.Listen(IPAddress.Loopback, 5000));", "1:Listen=http://127.0.0.1:5000")]
    [DataRow(
        "UseKestrel(o => o.Listen(new IPEndPoint(IPAddress.Parse(\"0.0.0.0\"), 5000)));",
        "1:Listen=http://0.0.0.0:5000")]
    [DataRow("UseKestrel(o => o.ListenUnixSocket(\"/run/shop.sock\"));", "1:Listen=none")]
    [DataRow("builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, \"http://+:81\");", "1:Urls=http://+:81")]
    public void Constants_are_values(string text, string expected) => Assert.AreEqual(expected, Find(text));

    [TestMethod]
    [DataRow("builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);")]
    [DataRow("builder.WebHost.UseKestrel(o => { o.Limits.MaxRequestBodySize = 1; });")]
    [DataRow("// builder.WebHost.UseUrls(\"http://localhost:1\");\napp.Run();")]
    [DataRow("/* o.ListenAnyIP(1) */ app.Run();")]
    [DataRow("Log(\"call UseUrls(1) or ListenAnyIP(2)\"); app.Run();")]
    [DataRow("socket.Listen(100);")]
    [DataRow("app.Run(async context => await context.Response.WriteAsync(\"http\"));")]
    [DataRow("app.UseHttpsRedirection(); app.Run();")]
    [DataRow("app.Run(context => { context.Response.Redirect(url); return Task.CompletedTask; });")]
    [DataRow("await host.RunAsync(cancellationToken);")]
    [DataRow(
        "webBuilder.UseKestrel().ConfigureKestrel(o => o.ConfigureEndpointDefaults(l => l.Protocols "
            + "= HttpProtocols.Http2));")]
    public void Calls_that_set_no_port_say_nothing(string text) => Assert.AreEqual("", Find(text));

    [TestMethod]
    [DataRow("builder.WebHost.UseUrls(urls);", "1:Urls=")]
    [DataRow("builder.WebHost.UseUrls($\"http://+:{port}\");", "1:Urls=")]
    [DataRow("builder.WebHost.UseUrls(\"http://+:\" + port);", "1:Urls=")]
    [DataRow("builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(int.Parse(\"5000\")));", "1:Listen=")]
    [DataRow("builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(5000 + offset));", "1:Listen=")]
    [DataRow("if (app.Environment.IsDevelopment())\n{\n  app.Urls.Add(\"http://localhost:5000\");\n}", "3:Urls=")]
    [DataRow("if (isLocal) app.Urls.Add(\"http://localhost:5000\");", "1:Urls=")]
    [DataRow("#if DEBUG\napp.Urls.Add(\"http://localhost:5000\");\n#endif\napp.Run();", "2:Urls=")]
    [DataRow("builder.WebHost.UseUrls(isLocal ? \"http://localhost:1\" : \"http://+:1\");", "1:Urls=")]
    [DataRow("webBuilder.UseHttpSys();", "1:Listen=")]
    [DataRow("await app.RunAsync(settings.RootUrl);", "1:Urls=")]
    [DataRow("app.Run(url);", "1:Urls=")]
    public void What_only_the_program_knows_is_unknown(string text, string expected) =>
        Assert.AreEqual(expected, Find(text));

    [TestMethod]
    public void A_call_after_a_branch_and_inside_try_always_runs() => Assert.AreEqual(
        "4:Urls=http://localhost:5000",
        Find("try {\nif (x) { y(); }\nvar c = '\"';\napp.Run(\"http://localhost:5000\");\n} catch { }"));

    [TestMethod]
    [DataRow(
        "Program.fs", "builder.WebHost.UseUrls(\"http://localhost:5009\") |> ignore", "1:Urls=http://localhost:5009")]
    [DataRow("Program.fs", "webHost.UseUrls \"http://+:80\" |> ignore (* UseUrls(1) *)", "1:Urls=http://+:80")]
    [DataRow("Program.fs", "if dev then\n  app.Urls.Add \"http://localhost:1\"", "2:Urls=")]
    [DataRow(
        "Program.vb",
        "builder.WebHost.UseUrls(\"http://localhost:5009\") ' UseUrls(1)",
        "1:Urls=http://localhost:5009")]
    [DataRow("Program.vb", "If dev Then\n  app.Urls.Add(\"http://localhost:1\")\nEnd If", "2:Urls=")]
    public void FSharp_and_Visual_Basic_are_read_too(string file, string text, string expected) =>
        Assert.AreEqual(expected, Find(text, file));

    [TestMethod]
    [DataRow("""{ "Urls": "http://localhost:5009" }""", "1:Urls=http://localhost:5009")]
    [DataRow("""{ "urls": "http://+:80;http://+:81", }""", "1:Urls=http://+:80;http://+:81")]
    [DataRow(
        "{\n  // where to listen\n  \"Kestrel\": {\n    \"Endpoints\": { \"Http\": { \"Url\": \"http://*:5000\" } }\n"
            + "  }\n}",
        "4:Kestrel:Endpoints:Http=http://*:5000")]
    [DataRow("""{ "Kestrel:Endpoints:Http:Url": "http://*:5000" }""", "1:Kestrel:Endpoints:Http=http://*:5000")]
    [DataRow(
        """{ "Kestrel": { "Certificates": { "Default": { "Path": "/a.pfx" } } } }""",
        "1:Certificate= 1:Certificate= 1:Certificate=")]
    [DataRow(
        """{ "Kestrel": { "EndpointDefaults": { "Protocols": "Http2" }, "Limits": { "MaxRequestBodySize": 1 } } }""",
        "")]
    [DataRow("""{ "Backend": { "Urls": "http://localhost:1" }, "Logging": {} }""", "")]
    [DataRow("""{ "http_ports": "5000" }""", "1:Ports=5000")]
    [DataRow("""not JSON, but Urls""", "")]
    public void Settings_are_values_too(string text, string expected) => Assert.AreEqual(
        expected,
        string.Join(
            " ",
            SettingsEndpoints.Find("appsettings.json", text)
                .Select(endpoint => $"{endpoint.Line}:{endpoint.Key}={endpoint.Value}")));

    [TestMethod]
    [DataRow("Program.cs")]
    [DataRow("Infrastructure/Hosting/Commands/RunCommand.cs")]
    public void Code_is_read_in_the_directories_of_the_project(string file)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
        File.WriteAllText(folder[file], "app.Run(settings.Url);");
        Assert.AreEqual("Urls", ProjectEndpoints.Find(folder.Path, [], DiscoveryLog.None).Single().Key);
    }
}
