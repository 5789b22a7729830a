using System.Reflection;
using System.Text.Json.Nodes;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Server;

namespace DockerfileAnalyzers.Tests;

/// <summary>The template that LSP4IJ imports, as its documentation describes one.</summary>
[TestClass]
internal sealed class JetBrainsTemplateTests
{
    private static readonly string s_root = typeof(JetBrainsTemplateTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

    private static readonly string s_folder = Path.Combine(s_root, "editors/jetbrains/dockerfile-analyzers");

    [TestMethod]
    public void It_has_the_files_that_are_imported_and_no_others()
    {
        string[] expected =
        [
            "README.md", "clientSettings.json", "initializationOptions.json", "installer.json", "settings.json",
            "settings.schema.json", "template.json",
        ];

        Assert.AreSequenceEqual(expected, Directory.GetFiles(s_folder).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
        foreach (var name in expected.Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
            Read(name);
    }

    [TestMethod]
    public void It_has_an_id_a_name_and_the_command_of_each_system()
    {
        var template = Read("template.json");

        Assert.AreEqual("dockerfile-analyzers", (string?)template["id"]);
        Assert.AreEqual("Dockerfile Analyzers", (string?)template["name"]);
        Assert.AreEqual("sh -c \"dockerfile-analyzers lsp\"", (string?)template["programArgs"]!["default"]);
        Assert.AreEqual("dockerfile-analyzers.exe lsp", (string?)template["programArgs"]!["windows"]);
    }

    [TestMethod]
    public void Each_pattern_is_of_files_that_the_server_knows()
    {
        var mappings = Read("template.json")["fileTypeMappings"]!.AsArray();
        Assert.AreSequenceEqual(["dockerfile", "ignore", "dockercompose"],
            mappings.Select(mapping => (string?)mapping!["languageId"]));
        foreach (var mapping in mappings)
        {
            foreach (var pattern in mapping!["fileType"]!["patterns"]!.AsArray())
            {
                var name = ((string)pattern!).Replace("*", "x", StringComparison.Ordinal);
                var document = Document.Open(
                    new TextDocumentItem("file:///" + name, "", 1, ""), "/" + name, PositionEncoding.Utf16);
                Assert.AreEqual((string?)mapping["languageId"] switch
                {
                    "ignore" => DocumentKind.IgnoreFile,
                    "dockercompose" => DocumentKind.Compose,
                    _ => DocumentKind.Dockerfile,
                }, document.Kind, name);
            }
        }
    }

    [TestMethod]
    public void Its_settings_are_those_of_the_server_and_of_the_extension_for_VS_Code()
    {
        var settings = Read("settings.json")[SettingsReader.Section]!.AsObject();
        var schema = Read("settings.schema.json")["properties"]![SettingsReader.Section]!["properties"]!.AsObject();
        var extension = JsonNode.Parse(File.ReadAllText(Path.Combine(s_root, "editors/vscode/package.json")))!
            ["contributes"]!["configuration"]!["properties"]!.AsObject();

        Assert.AreSequenceEqual(schema.Select(item => item.Key), settings.Select(item => item.Key));
        foreach (var (name, value) in settings)
        {
            var setting = extension[$"{SettingsReader.Section}.{name}"]!;
            Assert.AreEqual(setting["default"]!.ToJsonString(), value!.ToJsonString(), name);
            Assert.AreEqual(setting["default"]!.ToJsonString(), schema[name]!["default"]!.ToJsonString(), name);
            Assert.AreEqual(setting["enum"]?.ToJsonString(), schema[name]!["enum"]?.ToJsonString(), name);
        }
    }

    [TestMethod]
    public void Its_installer_checks_the_command_and_installs_the_tool()
    {
        var installer = Read("installer.json");

        Assert.AreEqual("${server.command}", (string?)installer["check"]!["exec"]!["command"]);
        Assert.AreEqual("dotnet tool install --global DockerfileAnalyzers.Tool",
            (string?)installer["run"]!["exec"]!["command"]!["default"]);
    }

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(s_folder, name)))!;
}
