namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class SettingsTests
{
    private const string Dockerfile = "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n";

    [TestMethod]
    public void The_configuration_file_decides_what_fails_and_the_command_line_wins()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Dockerfile);
        File.WriteAllText(folder["dockerfile-analyzers.yaml"], "fail-on: error\nrules:\n  DFA1202: none\n");

        var run = ToolRun.In(folder, "lint", "-f", "concise");

        Assert.AreEqual(0, run.ExitCode);
        Assert.DoesNotContain("DFA1202", run.Output);
        Assert.AreEqual(1, ToolRun.In(folder, "lint", "--fail-on", "warning").ExitCode);
        Assert.AreEqual("", ToolRun.In(folder, "lint", "-f", "concise", "--mode", "None").Output);
    }

    [TestMethod]
    public void A_setting_that_is_wrong_is_an_error_at_its_place_and_everything_else_is_done()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Dockerfile);
        File.WriteAllText(folder["dockerfile-analyzers.yaml"], "rules:\n  DFA1202: none\nmoed: All\n");

        var run = ToolRun.In(folder, "lint", "-f", "concise");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Error, "dockerfile-analyzers.yaml:3:1: error: Unknown key 'moed'");
        Assert.DoesNotContain("DFA1202", run.Output);
        StringAssert.Contains(run.Output, "Dockerfile:2:");
    }

    [TestMethod]
    public void The_settings_of_a_file_are_printed_with_their_places()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Dockerfile);
        File.WriteAllText(folder["dockerfile-analyzers.yaml"], "rules:\n  DFA1202: error\n");
        File.WriteAllText(folder[".editorconfig"],
            "root = true\n[Dockerfile]\ndotnet_diagnostic.DFA3101.severity = none\n");

        var run = ToolRun.In(folder, "lint", "--show-settings");

        Assert.AreEqual(0, run.ExitCode);
        StringAssert.StartsWith(run.Output, "Dockerfile\n");
        StringAssert.Contains(run.Output, "  DFA1202 error    rules (dockerfile-analyzers.yaml:2)");
        StringAssert.Contains(run.Output, "  DFA3101 none     dotnet_diagnostic.DFA3101.severity (.editorconfig:3)");
        StringAssert.Contains(run.Output, "  DFA1101 warning  default");
    }

    [TestMethod]
    public void What_is_not_known_of_a_project_is_said_once()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Dockerfile);
        File.WriteAllText(folder["Shop.csproj"], "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        var run = ToolRun.In(folder, "lint");

        StringAssert.StartsWith(run.Error, "note: no facts about 'Shop.csproj' are available, ");
        Assert.AreEqual("", ToolRun.In(folder, "lint", "--quiet").Error);
    }

    [TestMethod]
    public void A_project_is_evaluated_on_request()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Directory.Build.props"], "<Project />");
        File.WriteAllText(folder["Shop.csproj"], """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(folder["Dockerfile"], """
            FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish Shop.csproj -o /app
            FROM mcr.microsoft.com/dotnet/aspnet:8.0
            COPY --from=build /app /app
            ENTRYPOINT ["dotnet", "/app/Shop.dll"]
            """);

        var without = ToolRun.In(folder, "lint", "-f", "concise");
        var with = ToolRun.In(folder, "lint", "-f", "concise", "--restore-facts");

        Assert.DoesNotContain("net10.0", without.Output);
        StringAssert.Contains(with.Output, "net10.0");
        Assert.AreEqual("", with.Error);
    }

    [TestMethod]
    public void An_SDK_that_is_not_installed_is_named_with_the_file_that_requires_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Shop.csproj"], "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        File.WriteAllText(folder["global.json"], """{ "sdk": { "version": "3.1.301", "rollForward": "disable" } }""");
        File.WriteAllText(folder["Dockerfile"], "FROM mcr.microsoft.com/dotnet/sdk:10.0\n");
        var error = ToolRun.In(folder, "lint", "--restore-facts").Error;
        StringAssert.Contains(error,
            $"Shop.csproj' cannot be evaluated: the .NET SDK 3.1.301 that '{folder["global.json"]}' requires is not");
        Assert.DoesNotContain("use '--restore-facts'", error);
    }

    [TestMethod]
    public void The_properties_that_are_asked_for_are_those_that_the_targets_pass()
    {
        var root = typeof(SettingsTests).Assembly.GetCustomAttributes(inherit: false)
            .OfType<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var targets = System.Xml.Linq.XDocument.Load(Path.Combine(
            root, "nuget", "DockerfileAnalyzers", "build", "DockerfileAnalyzers.targets"));

        var passed = targets.Descendants().Where(element => element.Name.LocalName == "_DfaProperty")
            .Select(element => element.Attribute("Include")!.Value.Split('=')[0]);

        CollectionAssert.AreEquivalent(passed.ToArray(), Discovery.EvaluatedProperties.Facts.ToArray());
    }
}
