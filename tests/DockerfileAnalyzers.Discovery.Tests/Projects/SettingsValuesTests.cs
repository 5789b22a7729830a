namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class SettingsValuesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("configuration[\"Storage:Root\"]", "Storage:Root=data/files")]
    [DataRow("configuration.GetSection(\"Storage\")[\"Root\"]", "Storage:Root=data/files")]
    [DataRow("configuration.GetSection(\"Storage:Backup\")[\"Path\"]", "Storage:Backup:Path=/backup")]
    [DataRow("configuration.GetConnectionString(\"Shop\")", "ConnectionStrings:Shop=Data Source=shop.db")]
    [DataRow("configuration[\"Storage:Password\"]", "")]
    [DataRow("configuration[\"Storage:Pass\"]", "")]
    [DataRow("configuration[\"Storage:Access_Key\"]", "")]
    [DataRow("configuration[\"Storage:Size\"]", "")]
    [DataRow("configuration.GetConnectionString(\"Sales\")", "")]
    [DataRow("configuration[key]", "")]
    public void Values_whose_keys_are_in_the_code_are_facts(string code, string expected)
    {
        File.WriteAllText(_folder["Program.cs"], $"var text = {code};\n");
        File.WriteAllText(_folder["appsettings.json"], """
            {
              // Comments are allowed.
              "Storage": { "Root": "data/files", "Backup": { "Path": "/backup" }, "Size": 5,
                "Password": "p2Xn8wqL", "Pass": "p2Xn8wqL", "Access_Key": "p2Xn8wqL" },
              "ConnectionStrings": { "Shop": "Data Source=shop.db", "Sales": "Server=db;Password=p2Xn8wqL" },
            }
            """);
        Assert.AreEqual(expected, Find());
    }

    [TestMethod]
    public void What_another_file_overrides_is_listed_without_a_value()
    {
        File.WriteAllText(_folder["Program.cs"], "var text = configuration[\"Root\"];\n");
        File.WriteAllText(_folder["appsettings.json"], """{ "Root": "data" }""");
        File.WriteAllText(_folder["appsettings.Production.json"], """{ "Root": true }""");
        Assert.AreEqual("Root=data Root=", Find());
        File.WriteAllText(_folder["appsettings.json"], "{}");
        Assert.AreEqual("", Find());
    }

    private string Find() => string.Join(' ', SettingsValues.Find(_folder.Path, DiscoveryLog.None)
        .Select(value => $"{value.Key}={value.Value}"));
}
