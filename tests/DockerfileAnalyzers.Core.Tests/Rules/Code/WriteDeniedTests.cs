using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class WriteDeniedTests : CodeRuleTests<WriteDenied>
{
    [TestMethod]
    [DataRow("""[|File.WriteAllText("state.json", "{}")|];""")]
    [DataRow("""await [|File.AppendAllTextAsync("shop.log", "x")|];""")]
    [DataRow("""using var stream = [|new FileStream("state.bin", FileMode.Create)|];""")]
    [DataRow("""using var writer = [|new StreamWriter(Path.Combine(AppContext.BaseDirectory, "shop.log"))|];""")]
    [DataRow("""[|File.WriteAllText("/app/state.json", "{}")|];""")]
    [DataRow("""[|File.WriteAllText("/state.json", "{}")|];""")]
    [DataRow("""[|File.WriteAllText("/var/log/shop.log", "")|];""")]
    public void The_directory_of_the_program_belongs_to_root(string marked)
    {
        Verify(marked);
        Verify(marked, Full.Replace("$APP_UID", "1654", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_message_names_the_user() => Verify("""[|File.WriteAllText("state.json", "{}")|];""",
        message: "'File.WriteAllText' cannot write to 'state.json': "
            + "line 4 of 'Dockerfile' starts the program as a user that "
            + "does not own the directory");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() =>
        Verify("""[|IO.File.WriteAllText("state.json", "{}")|]""", isVisualBasic: true);

    [TestMethod]
    [DataRow("""File.WriteAllText("/tmp/state.json", "{}");""")]
    [DataRow("""File.WriteAllText(Path.Combine(Path.GetTempPath(), "state.json"), "{}");""")]
    [DataRow("""File.WriteAllText("/data/state.json", "{}");""")]
    [DataRow("""File.WriteAllText("logs/shop.log", "");""")]
    [DataRow("""using var stream = new FileStream("state.bin", FileMode.Open);""")]
    [DataRow("""using var stream = new FileStream("state.bin", FileMode.OpenOrCreate, FileAccess.Read);""")]
    [DataRow("""try { File.WriteAllText("state.json", "{}"); } catch (UnauthorizedAccessException) { }""")]
    [DataRow("""if (args.Contains("--export") && !OperatingSystem.IsLinux()) File.WriteAllText("a.json", "{}");""")]
    public void Other_directories_and_reading_are_not_reported(string code) => Verify(code);

    // Its package is not a reference of the tests.
    [TestMethod]
    [DataRow("class Shop : IDesignTimeDbContextFactory { public void Create() => File.WriteAllText(\"a.db\", \"\"); }")]
    [DataRow("""
        class Shop
        {
            public void Configure(Options options)
            {
                if (!options.IsConfigured)
                    File.WriteAllText("a.db", "");
            }
        }
        """)]
    public void Nor_is_a_database_of_tools(string code) => Verify(
        "new Shop();\ninterface IDesignTimeDbContextFactory { }\nclass Options { public bool IsConfigured => true; }\n"
            + code);

    [TestMethod]
    [DataRow("USER $APP_UID", "USER root")]
    [DataRow("USER $APP_UID\n", "")]
    [DataRow("COPY publish .", "COPY --chown=$APP_UID publish .")]
    [DataRow("USER", "RUN chown $APP_UID /app\nUSER")]
    [DataRow("USER", "VOLUME /app\nUSER")]
    [DataRow("WORKDIR", "USER $APP_UID\nWORKDIR")]
    [DataRow("10.0", "10.0-noble-chiseled")]
    public void Nor_is_a_directory_that_the_user_may_own(string old, string now) =>
        Verify("""File.WriteAllText("state.json", "{}");""", Full.Replace(old, now, StringComparison.Ordinal));

    [TestMethod]
    public void Who_owns_the_system_directories_of_other_images_is_not_known()
    {
        var dockerfile = Full.Replace("WORKDIR /app\n", "", StringComparison.Ordinal)
            .Replace("$APP_UID", "1654", StringComparison.Ordinal);
        Verify("""[|File.WriteAllText("/etc/shop.json", "{}")|];""", dockerfile);
        Verify("""File.WriteAllText("/etc/shop.json", "{}");""",
            dockerfile.Replace("mcr.microsoft.com/dotnet/aspnet:10.0", "example.com/base", StringComparison.Ordinal));
    }
}
