using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class DockerfileAnalyzerTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(LanguageNames.CSharp)]
    [DataRow(LanguageNames.VisualBasic)]
    public async Task Findings_reach_the_compiler_with_their_place(string language)
    {
        using var workspace = new TestWorkspace(language, ("/src/Dockerfile", "# Debian.\nFROM debian\n"));
        var diagnostic = (await workspace.GetDiagnosticsAsync(TestContext.CancellationToken)).Single();
        Assert.AreEqual("DFA2201", diagnostic.Id);
        Assert.AreEqual(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.AreEqual("/src/Dockerfile: (1,5)-(1,11)", diagnostic.Location.GetLineSpan().ToString());
    }

    [TestMethod]
    public async Task What_a_comment_ignores_is_reported_as_suppressed()
    {
        using var workspace = new TestWorkspace(
            LanguageNames.CSharp,
            ("/src/Dockerfile", "# dockerfile-analyzers ignore=FloatingBaseImage\nFROM debian\n"));
        Assert.IsTrue((await workspace.GetDiagnosticsAsync(TestContext.CancellationToken)).Single().IsSuppressed);
    }

    [TestMethod]
    public async Task Other_additional_files_are_left_alone()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, ("/src/notes.txt", "FROM debian\n"));
        Assert.IsEmpty(await workspace.GetDiagnosticsAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Text_that_is_no_Dockerfile_gives_findings_and_no_failure()
    {
        using var workspace = new TestWorkspace(
            LanguageNames.CSharp, ("/src/Dockerfile", "\0\u00ff{{{ <<< [\"\nRUN <<EOF\n"));
        var diagnostics = await workspace.GetDiagnosticsAsync(TestContext.CancellationToken);
        Assert.IsFalse(diagnostics.IsEmpty);
        Assert.IsTrue(diagnostics.All(diagnostic => diagnostic.Id == "DFA0001"), string.Join("\n", diagnostics));
    }

    [TestMethod]
    public async Task A_failure_is_one_warning_at_the_file_and_never_AD0001()
    {
        var tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree
            .ParseText("class Code { }", cancellationToken: TestContext.CancellationToken);
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create("App", [tree]);
        var options = new AnalyzerOptions([new BrokenText("/src/Dockerfile"), new BrokenText("/src/notes.txt")]);
        var diagnostics = await compilation.WithAnalyzers([new DockerfileAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.CancellationToken);
        var failure = diagnostics.Single();
        Assert.AreEqual("DFA0000", failure.Id);
        Assert.AreEqual(DiagnosticSeverity.Warning, failure.Severity);
        Assert.AreEqual("/src/Dockerfile", failure.Location.GetLineSpan().Path);
        Assert.Contains(
            "(InvalidOperationException: it is broken)",
            failure.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private sealed class BrokenText(string path) : AdditionalText
    {
        public override string Path => path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("it is broken");
    }
}
