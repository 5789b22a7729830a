using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Analysis;

/// <summary>
/// Values that code reads from the configuration and the environment, by the rule about written files.
/// </summary>
[TestClass]
internal sealed class CodeSettingsTests : CodeRuleTests<WriteDenied>
{
    private const string Values = "SettingsValues=appsettings.json?Storage:File?state.json";

    private const string Web = "ProjectFile=/src/Shop.csproj\nUsingMicrosoftNETSdkWeb=true\n";

    private const string Files = "Shop.csproj\nProgram.cs\nappsettings.json\nappsettings.Production.json\n";

    private const string Builder = "var builder = WebApplication.CreateBuilder(args);\n";

    private const string Code = Builder + """File.WriteAllText(builder.Configuration["Storage:File"]!, "{}");""";

    private const string Marked = Builder + """[|File.WriteAllText(builder.Configuration["Storage:File"]!, "{}")|];""";

    [TestMethod]
    [DataRow("""builder.Configuration["Storage:File"]!""")]
    [DataRow("""builder.Configuration["storage:file"] ?? "other.json" """)]
    [DataRow("""builder.Configuration.GetSection("Storage")["File"]!""")]
    [DataRow("""builder.Configuration.GetSection("Storage:File").Value!""")]
    [DataRow("""builder.Configuration.GetRequiredSection("Storage").GetSection("File").Value!""")]
    [DataRow("""builder.Configuration.GetValue<string>("Storage:File")!""")]
    [DataRow("""builder.Configuration.GetValue("Storage:File", "other.json")!""")]
    [DataRow("""Path.Combine(AppContext.BaseDirectory, builder.Configuration["Storage:File"]!)""")]
    public void A_value_of_the_settings_file_in_the_image_is_known(string value) =>
        Verify($"{Builder}[|File.WriteAllText({value}, \"\")|];", project: Web + Values, context: Files);

    [TestMethod]
    public void The_message_names_its_place_and_it_is_no_warning()
    {
        var sample = new CodeSample("/src/Program.cs", Code, Full, Web + Values, null, Files);
        var found = sample.Find().Single(finding => finding.Rule.Id == "DFA9301");
        Assert.AreEqual("'File.WriteAllText' cannot write to 'state.json': line 4 of 'Dockerfile' starts the program "
            + "as a user that does not own the directory ('Storage:File' in 'appsettings.json')", found.Message);
        Assert.AreEqual(DockerfileAnalyzers.Analysis.Severity.Info, found.Severity);
        var configured = sample with { Config = "dotnet_diagnostic.DFA9301.severity = warning" };
        Assert.AreEqual(DockerfileAnalyzers.Analysis.Severity.Warning,
            configured.Find().Single(finding => finding.Rule.Id == "DFA9301").Severity);
    }

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim builder = WebApplication.CreateBuilder(args)
        [|IO.File.WriteAllText(builder.Configuration("Storage:File"), "")|]
        Dim section = Microsoft.Extensions.Configuration.ConfigurationBinder.GetValue(Of String)(
            builder.Configuration.GetSection("Storage"), "File")
        [|IO.File.WriteAllText(section, "")|]
        """, project: Web + Values, context: Files, isVisualBasic: true);

    [TestMethod]
    [DataRow("public Store(IConfiguration configuration) => _file = configuration[\"Storage:File\"]!;",
        "private readonly string _file;")]
    [DataRow("public Store(IConfiguration configuration) { _file = configuration[\"Storage:File\"]!; }",
        "private readonly string _file;")]
    [DataRow("public Store(IConfiguration configuration) { }", "private readonly string _file = \"state.json\";")]
    [DataRow("public Store(IConfiguration configuration) { }",
        "private static readonly string _file = \"a\" + \".db\";")]
    public void A_read_only_field_has_the_value_that_it_is_given(string constructor, string field) => Verify($$"""
        {{Builder}}new Store(builder.Configuration).Save();
        class Store
        {
            {{field}}
            {{constructor}}
            public void Save() => [|File.WriteAllText(_file, "")|];
        }
        """, project: Web + Values, context: Files);

    [TestMethod]
    [DataRow("public Store(IConfiguration c) { if (c[\"A\"] != null) _file = \"a\"; }", "readonly string _file;")]
    [DataRow("public Store(IConfiguration c) { _file = c[\"A\"] ?? \"a\"; }", "readonly string _file = \"b\";")]
    [DataRow("public Store(IConfiguration c) { }", "string _file = \"state.json\";")]
    [DataRow("public Store(IConfiguration c) { } public Store(string file) { _file = file; }",
        "readonly string _file = \"a\";")]
    public void A_field_that_may_have_another_value_is_unknown(string constructor, string field) => Verify($$"""
        {{Builder}}new Store(builder.Configuration).Save();
        class Store
        {
            private {{field}}
            {{constructor}}
            public void Save() => File.WriteAllText(_file, "");
        }
        """, project: Web + Values, context: Files);

    [TestMethod]
    public void A_connection_string_of_SQLite_is_known() => Verify(Builder + """
        _ = [|new Microsoft.Data.Sqlite.SqliteConnection(builder.Configuration.GetConnectionString("Shop")!)|];
        namespace Microsoft.Data.Sqlite
        {
            class SqliteConnection(string connectionString) { public string Text = connectionString; }
        }
        """, project: Web + "SettingsValues=appsettings.json?ConnectionStrings:Shop?Data Source=shop.db",
        context: Files);

    [TestMethod]
    [DataRow("Storage__File", "builder.Configuration[\"Storage:File\"]!")]
    [DataRow("ASPNETCORE_Storage__File", "builder.Configuration[\"Storage:File\"]!")]
    [DataRow("STATE", "Environment.GetEnvironmentVariable(\"STATE\")!")]
    public void A_variable_of_the_image_overrides_the_file(string name, string value) => Verify(
        $"{Builder}[|File.WriteAllText({value}, \"\")|];",
        Full.Replace("ENTRYPOINT", $"ENV {name}=other.json\nENTRYPOINT", StringComparison.Ordinal),
        "'File.WriteAllText' cannot write to 'other.json': line 4 of 'Dockerfile' starts the program as a user that "
            + $"does not own the directory ('{name}' on line 5 of 'Dockerfile')",
        project: Web + Values, context: Files);

    [TestMethod]
    [DataRow("ENV Storage__File=/tmp/state.json\n")]
    [DataRow("ARG PLACE\nENV Storage__File=$PLACE\n")]
    [DataRow("ENV SHOP_Storage__File=state.json\n")]
    [DataRow("ENV ASPNETCORE_ENVIRONMENT=Staging\n", Values + "|appsettings.Staging.json?Storage:File?/tmp/a")]
    [DataRow("", Values + "|appsettings.Production.json?Storage:File?/tmp/a")]
    [DataRow("", Values + "|appsettings.Production.json?Storage:File?")]
    [DataRow("", Values + "\nPassedSettings=Storage__File")]
    [DataRow("", Values + "\nPassedSettings=--Storage:File")]
    [DataRow("", Values + "\nPassedSettings=SHOP_Storage__File")]
    [DataRow("", Values + "\nPassedSettings=?/src/Dockerfile")]
    [DataRow("", Values + "|appsettings.Development.json?Storage:File?b.json\nPassedSettings=DOTNET_ENVIRONMENT")]
    [DataRow("", Values + "\nComposeListening=/src/Dockerfile")]
    [DataRow("", "SettingsValues=appsettings.json?Storage:Other?state.json")]
    [DataRow("RUN rm appsettings.json\n", Values)]
    public void What_may_override_it_makes_it_unknown(string instruction, string values = Values) => Verify(Code,
        Full.Replace("USER", instruction + "USER", StringComparison.Ordinal), project: Web + values, context: Files);

    [TestMethod]
    public void An_option_or_script_of_the_start_command_may_override_it()
    {
        Verify(Code, Full.Replace("\"Shop.dll\"", "\"Shop.dll\", \"--Storage:File=/tmp/a\"", StringComparison.Ordinal),
            project: Web + Values, context: Files);
        Verify(Code, Full.Replace("[\"dotnet\", \"Shop.dll\"]", "[\"/app/start.sh\"]", StringComparison.Ordinal),
            project: Web + Values, context: Files);
    }

    [TestMethod]
    [DataRow("appsettings.Development.json?Storage:File?state.json\nPassedSettings=Other__Key")]
    [DataRow("appsettings.json?Storage:File?state.json|appsettings.Development.json?Storage:File?/tmp/a")]
    public void Another_environment_does_not_count(string values) => Verify(
        values.StartsWith("appsettings.json", StringComparison.Ordinal) ? Marked : Code,
        project: Web + "SettingsValues=" + values, context: Files);

    [TestMethod]
    public void A_file_that_is_not_published_is_not_read()
    {
        Verify(Code, project: Web + Values, context: "Shop.csproj\nProgram.cs\n");
        Verify(Code, Full.Replace("USER", "WORKDIR /\nUSER", StringComparison.Ordinal)
            .Replace("Shop.dll", "/app/Shop.dll", StringComparison.Ordinal), project: Web + Values, context: Files);
        Verify(Code, project: Values + "\nProjectFile=/src/Shop.csproj\nSdk=Microsoft.NET.Sdk", context: Files);
        Verify(Marked, project: Values + "\nProjectFile=/src/Shop.csproj\nSdk=Microsoft.NET.Sdk.Worker",
            context: Files);
    }

    [TestMethod]
    [DataRow("builder.Configuration.AddJsonFile(\"more.json\");")]
    [DataRow("builder.Configuration.AddInMemoryCollection();")]
    [DataRow("builder.Configuration[\"Storage:File\"] = args[0];")]
    [DataRow("Environment.SetEnvironmentVariable(\"Storage__File\", args[0]);")]
    [DataRow("builder.Host.ConfigureAppConfiguration(configuration => { });")]
    public void Nor_is_one_whose_values_the_code_may_replace(string other) =>
        Verify(Code.Replace("File.Write", other + "\nFile.Write", StringComparison.Ordinal),
            project: Web + Values, context: Files);

    [TestMethod]
    public void Other_configurations_and_sections_of_unknown_keys_are_unknown()
    {
        Verify("""
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            File.WriteAllText(configuration["Storage:File"]!, "");
            """, project: Web + Values, context: Files);
        Verify(Builder + """
            Save(builder.Configuration.GetSection("Backup"));
            void Save(IConfigurationSection section) => File.WriteAllText(section["Storage:File"]!, "");
            """, project: Web + Values, context: Files);
        Verify(Builder + """File.WriteAllText(builder.Configuration[args[0]]!, "");""",
            project: Web + Values, context: Files);
    }
}
