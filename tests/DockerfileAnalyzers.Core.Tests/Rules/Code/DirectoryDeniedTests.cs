using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class DirectoryDeniedTests : CodeRuleTests<DirectoryDenied>
{
    private const string Facts = "ProjectFile=/src/Shop.csproj";
    private const string Files = "Shop.csproj\nProgram.cs\nTemplates/mail.html\n";

    private const string Serilog = """

        namespace Serilog
        {
            class LoggerSinkConfiguration { }
            class LoggerConfiguration { public LoggerSinkConfiguration WriteTo { get; } = new(); }
            static class FileLoggerConfigurationExtensions
            {
                public static void File(this LoggerSinkConfiguration sinks, string path) { }
            }
        }
        """;

    [TestMethod]
    [DataRow("""Directory.[|CreateDirectory|]("uploads");""")]
    [DataRow("""Directory.[|CreateDirectory|]("uploads/images");""")]
    [DataRow("""Directory.[|CreateDirectory|](Path.Combine(AppContext.BaseDirectory, "uploads"));""")]
    public void The_working_directory_belongs_to_root(string marked) =>
        Verify(marked, project: Facts, context: Files);

    [TestMethod]
    public void The_message_names_the_user() => Verify("""Directory.[|CreateDirectory|]("uploads");""", Full,
        "'Directory.CreateDirectory' cannot create 'uploads' unless it is mounted: line 4 of 'Dockerfile' starts the "
            + "program as a user that does not own the parent directory", project: Facts, context: Files);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""IO.Directory.[|CreateDirectory|]("uploads")""",
        project: Facts, context: Files, isVisualBasic: true);

    [TestMethod]
    [DataRow("app.Environment.WebRootPath")]
    [DataRow("app.Environment.WebRootPath ?? Path.Combine(Directory.GetCurrentDirectory(), \"wwwroot\")")]
    public void So_does_the_web_root(string root) => Verify(
        $"var app = WebApplication.Create();\nvar root = {root};\n"
            + "Directory.[|CreateDirectory|](Path.Combine(root, \"uploads\"));\n"
            + "Directory.CreateDirectory(Path.Combine(root, \"images\"));",
        project: Facts, context: Files + "wwwroot/images/logo.svg\n");

    [TestMethod]
    public void A_log_file_needs_its_directory() => Verify(
        "using Serilog;\nnew LoggerConfiguration().WriteTo.[|File|](\"logs/shop.txt\");" + Serilog,
        message: "'File' cannot create 'logs' unless it is mounted: line 4 of 'Dockerfile' starts the program as a "
            + "user that does not own the parent directory");

    [TestMethod]
    [DataRow("""Directory.CreateDirectory("/data/uploads");""")]
    [DataRow("""Directory.CreateDirectory("Templates");""")]
    [DataRow("""Directory.CreateDirectory("Templates/new");""")]
    [DataRow("""Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "uploads"));""")]
    [DataRow("""try { Directory.CreateDirectory("uploads"); } catch (UnauthorizedAccessException) { }""")]
    public void Other_directories_are_not_reported(string code) => Verify(code, project: Facts, context: Files);

    [TestMethod]
    [DataRow("USER", "RUN mkdir uploads && chown $APP_UID uploads\nUSER")]
    [DataRow("USER $APP_UID\n", "")]
    [DataRow("USER", "VOLUME /app/uploads\nUSER")]
    [DataRow("COPY publish .", "COPY --chown=$APP_UID publish .")]
    public void Nor_is_one_that_the_Dockerfile_prepares(string old, string now) => Verify(
        """Directory.CreateDirectory("uploads");""", Full.Replace(old, now, StringComparison.Ordinal),
        project: Facts, context: Files);

    [TestMethod]
    public void Nor_where_the_files_of_the_project_are_not_known() =>
        Verify("""Directory.CreateDirectory("uploads");""");
}
