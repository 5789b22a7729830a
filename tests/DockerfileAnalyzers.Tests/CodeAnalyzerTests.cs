using DockerfileAnalyzers.Code;
using DockerfileAnalyzers.CodeFixes;
using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class CodeAnalyzerTests
{
    private const string Dockerfile =
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENTRYPOINT [\"dotnet\", \"App.dll\"]\n";

    private const string Before = """
        class Program
        {
            static void Main()
            {
                var app = new Microsoft.AspNetCore.Builder.WebApplication();
                app.Run("http://localhost:5000");
                app.Run("http://localhost:5001");
            }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            class WebApplication { public void Run(string url) { } }
        }
        """;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_finding_is_at_the_code_and_names_the_instruction_that_decides()
    {
        using var workspace = CreateWorkspace(LanguageNames.CSharp, Before);
        var found = await GetDiagnosticsAsync(workspace);
        CollectionAssert.AreEqual(new[] { "DFA9001", "DFA9001" }, found.Select(diagnostic => diagnostic.Id).ToArray());
        Assert.AreEqual("/src/Code.cs: (5,8)-(5,40)", found[0].Location.GetLineSpan().ToString());
        Assert.AreEqual(
            "/src/Dockerfile: (1,0)-(1,32)", found[0].AdditionalLocations.Single().GetLineSpan().ToString());
    }

    [TestMethod]
    public async Task Visual_Basic_is_analyzed_as_well()
    {
        using var workspace = CreateWorkspace(LanguageNames.VisualBasic, """
            Module Program
                Sub Main()
                    Dim app As New Microsoft.AspNetCore.Builder.WebApplication()
                    app.Run("http://localhost:5000")
                End Sub
            End Module
            Namespace Microsoft.AspNetCore.Builder
                Class WebApplication
                    Public Sub Run(url As String)
                    End Sub
                End Class
            End Namespace
            """);
        Assert.AreEqual("DFA9001", (await GetDiagnosticsAsync(workspace)).Single().Id);
    }

    [TestMethod]
    public async Task A_pragma_suppresses_a_finding()
    {
        using var workspace = CreateWorkspace(LanguageNames.CSharp, Before.Replace(
            "        app.Run(\"http://localhost:5000\");",
            "#pragma warning disable DFA9001\n        app.Run(\"http://localhost:5000\");\n"
                + "#pragma warning restore DFA9001", StringComparison.Ordinal));
        CollectionAssert.AreEqual(new[] { true, false },
            (await GetDiagnosticsAsync(workspace)).Select(diagnostic => diagnostic.IsSuppressed).ToArray());
    }

    [TestMethod]
    public async Task Without_a_Dockerfile_nothing_is_reported()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, Before, []);
        Assert.IsEmpty(await GetDiagnosticsAsync(workspace));
    }

    [TestMethod]
    public async Task A_finding_is_fixed_at_its_place_and_all_of_a_project_at_once()
    {
        using var workspace = CreateWorkspace(LanguageNames.CSharp, Before);
        var document = workspace.Project.Documents.Single();
        var found = await GetDiagnosticsAsync(workspace);
        var provider = new CodeUseFixProvider();
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            document, found[1], (action, _) => actions.Add(action), TestContext.CancellationToken));
        Assert.AreEqual("Listen on all addresses; this also applies outside the container", actions.Single().Title);
        Assert.AreEqual(Before.Replace("localhost:5001", "+:5001", StringComparison.Ordinal),
            await ApplyAsync(actions.Single()));

        var all = new FixAllContext(document, provider, FixAllScope.Document, actions[0].EquivalenceKey!,
            ["DFA9001"], new Diagnostics(found), TestContext.CancellationToken);
        Assert.AreEqual(Before.Replace("localhost", "+", StringComparison.Ordinal),
            await ApplyAsync((await provider.GetFixAllProvider().GetFixAsync(all))!));
    }

    private static TestWorkspace CreateWorkspace(string language, string source)
    {
        var facts = ProjectFacts.Parse("property\tAssemblyName\tApp\n") with
        {
            Endpoints = [new("Code.cs", 6, "Urls", "http://localhost:5000"),
                new("Code.cs", 7, "Urls", "http://localhost:5001")],
        };
        return new TestWorkspace(language, source,
            [("/src/Dockerfile", Dockerfile), ("/src/obj/" + FileSet.FactsFileName, facts.ToString())]);
    }

    private async Task<Diagnostic[]> GetDiagnosticsAsync(TestWorkspace workspace)
    {
        var compilation = (await workspace.Project.GetCompilationAsync(TestContext.CancellationToken))!;
        var options = new CompilationWithAnalyzersOptions(workspace.Project.AnalyzerOptions, null,
            concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        return [.. (await compilation.WithAnalyzers([new CodeAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.CancellationToken))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private async Task<string> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var text = await solution.Projects.Single().Documents.Single().GetTextAsync(TestContext.CancellationToken);
        return text.ToString();
    }

    private sealed class Diagnostics(Diagnostic[] all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
