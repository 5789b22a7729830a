using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class HealthPathMismatchTests : CodeRuleTests<HealthPathMismatch>
{
    private const string Before = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();

        """;

    private static readonly string s_checked = Full.Replace("USER",
        "HEALTHCHECK CMD wget -q --spider http://localhost:8080/health || exit 1\nUSER", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("""[|app.MapHealthChecks("/healthz")|];""")]
    [DataRow("""[|app.UseHealthChecks("/ready")|];""")]
    public void A_health_check_asks_for_another_path(string marked) => Verify(Before + marked + "\napp.Run();\n",
        s_checked);

    [TestMethod]
    public void The_message_names_both_paths() => Verify(
        Before + """[|app.MapHealthChecks("/healthz")|];""" + "\napp.Run();\n", s_checked,
        "'MapHealthChecks' serves '/healthz', but line 4 of 'Dockerfile' requests '/health', which the code does not "
            + "mention");

    [TestMethod]
    [DataRow("app.MapHealthChecks(\"/health\");")]
    [DataRow("app.MapHealthChecks(\"Health/\");")]
    [DataRow("app.MapHealthChecks(\"/healthz\"); app.MapGet(\"/health\", () => \"ok\");")]
    [DataRow("app.MapHealthChecks(\"/healthz\"); app.MapFallback(() => \"ok\");")]
    [DataRow("app.UsePathBase(\"/health\"); app.MapHealthChecks(\"/healthz\");")]
    [DataRow(
        "app.MapHealthChecks(\"/healthz\"); app.MapControllers(); _ = nameof(HealthController); "
            + "class HealthController { }")]
    public void A_path_that_something_serves_is_not_reported(string code) =>
        Verify(code.Contains("class", StringComparison.Ordinal)
            ? Before + code.Replace("class", "app.Run();\nclass", StringComparison.Ordinal)
            : Before + code + "\napp.Run();\n", s_checked);

    [TestMethod]
    public void Nor_is_a_check_that_asks_for_no_path() => Verify(
        Before + """app.MapHealthChecks("/healthz");""" + "\napp.Run();\n",
        s_checked.Replace("/health", "/", StringComparison.Ordinal));

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim app = WebApplication.Create()
        [|app.MapHealthChecks("/healthz")|]
        app.Run()
        """, s_checked, isVisualBasic: true);
}
