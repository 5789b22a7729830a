
namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>The settings of a compose service that decide where its program listens.</summary>
[TestClass]
public sealed class ComposeEnvironmentTests
{
    private static ComposeService Read(string lines, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("dockerfile-compose-").FullName;
        try
        {
            foreach (var (name, text) in files)
                File.WriteAllText(Path.Combine(folder, name), text);
            var path = Path.Combine(folder, "compose.yaml");
            File.WriteAllText(
                path,
                "services:\n  shop:\n    build: .\n"
                    + string.Concat(lines.Split('\n').Select(line => "    " + line + "\n")));
            return ComposeFile.Read([path]).Single();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Say(ComposeService service) => (service.IsStartUnknown ? "unknown " : "")
        + string.Join(
            " ", service.Settings.Select(setting => $"{setting.File}:{setting.Line}:{setting.Name}={setting.Value}"));

    [TestMethod]
    [DataRow(
        "environment:\n  - ASPNETCORE_URLS=http://localhost:5009",
        "compose.yaml:5:ASPNETCORE_URLS=http://localhost:5009")]
    [DataRow("environment:\n  ASPNETCORE_HTTP_PORTS: 5000\n  A: b", "compose.yaml:5:ASPNETCORE_HTTP_PORTS=5000")]
    [DataRow(
        "environment:\n  Kestrel__Endpoints__Http__Url: 'http://+:1'",
        "compose.yaml:5:Kestrel__Endpoints__Http__Url=http://+:1")]
    [DataRow("environment:\n  - ASPNETCORE_URLS=http://+:${PORT:-81}", "compose.yaml:5:ASPNETCORE_URLS=http://+:81")]
    [DataRow("environment:\n  - ASPNETCORE_URLS=http://+:${PORT}", "compose.yaml:5:ASPNETCORE_URLS=")]
    [DataRow("environment:\n  - ASPNETCORE_URLS", "compose.yaml:5:ASPNETCORE_URLS=")]
    [DataRow("command: dotnet Shop.dll --urls http://localhost:1", "compose.yaml:4:--urls=http://localhost:1")]
    [DataRow("command: [\"dotnet\", \"Shop.dll\", \"--urls=http://+:1\"]", "compose.yaml:4:--urls=http://+:1")]
    [DataRow("command: dotnet Shop.dll", "")]
    [DataRow("entrypoint: /start.sh", "unknown ")]
    [DataRow("command: [\"sh\", \"-c\", \"dotnet Shop.dll\"]", "unknown ")]
    [DataRow("env_file: missing.env", "unknown ")]
    [DataRow("env_file: shop.env", "shop.env:2:ASPNETCORE_URLS=http://localhost:5009")]
    [DataRow(
        "env_file:\n  - path: ./shop.env\n    required: false", "shop.env:2:ASPNETCORE_URLS=http://localhost:5009")]
    [DataRow("extends: other", "unknown ")]
    public void Variables_files_and_commands_are_values(string lines, string expected) =>
        Assert.AreEqual(
            expected, Say(Read(lines, ("shop.env", "# where\nASPNETCORE_URLS=\"http://localhost:5009\"\nA=b\n"))));

    [TestMethod]
    [DataRow("environment:\n  - A=b\n  - Storage__Root", "A Storage__Root")]
    [DataRow("environment:\n  Storage__Root: ${ROOT}", "Storage__Root")]
    [DataRow("env_file: shop.env", "ASPNETCORE_URLS A")]
    [DataRow("env_file: missing.env", "?")]
    [DataRow("command: [\"--Storage:Root=/data\", \"--Other\"]", "--Storage:Root --Other")]
    [DataRow("configs:\n  - settings", "?")]
    [DataRow("volumes:\n  - ./shop.json:/app/appsettings.json", "?")]
    [DataRow("ports: [80]", "")]
    public void The_names_of_all_variables_and_options_are_known(string lines, string expected) => Assert.AreEqual(
        expected, string.Join(' ', Read(lines, ("shop.env", "# where\nexport ASPNETCORE_URLS=http://+:1\nA=b\n"))
            .Passed.Select(name => name.Length == 0 ? "?" : name)));

    [TestMethod]
    [DataRow("environment:\n  - ASPNETCORE_URLS:http://+:8080", "5:ASPNETCORE_URLS")]
    [DataRow("environment:\n  - A=b\n  - 'DB_HOST:database'", "6:DB_HOST")]
    [DataRow("environment:\n  - Logging__Level:'Debug'", "5:Logging__Level")]
    [DataRow("environment:\n  - ConnectionStrings:Shop=Server=db", "")]
    [DataRow("environment:\n  - ConnectionStrings:Shop", "")]
    [DataRow("environment:\n  - ASPNETCORE_URLS=http://+:8080", "")]
    [DataRow("environment:\n  ASPNETCORE_URLS: http://+:8080", "")]
    public void A_colon_in_a_list_sets_nothing(string lines, string expected) =>
        Assert.AreEqual(
            expected, string.Join(" ", Read(lines).Mistyped.Select(setting => $"{setting.Line}:{setting.Name}")));

    [TestMethod]
    public void A_volume_of_certificates_is_a_certificate() => Assert.AreEqual(
        "Certificate",
        string.Join(" ", Read("volumes:\n  - ~/.aspnet/https:/https:ro").Settings.Select(setting => setting.Name)));
}
