using DockerfileAnalyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class DockerfileCodeFixTests
{
    private const string Before = "FROM alpine:3.23\nRUN apk add curl\nRUN apk add git\n";
    private const string FixedOnce = "FROM alpine:3.23\nRUN apk add --no-cache curl\nRUN apk add git\n";
    private const string FixedAll = "FROM alpine:3.23\nRUN apk add --no-cache curl\nRUN apk add --no-cache git\n";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_finding_is_fixed_at_its_place()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, ("/src/Dockerfile", Before));
        var action = (await GetActionsAsync(workspace)).Single(action => action.EquivalenceKey == "DFA1201");
        Assert.AreEqual(FixedOnce, await ApplyAsync(action, "/src/Dockerfile"));
    }

    [TestMethod]
    public async Task All_of_a_file_a_project_and_a_solution_are_fixed_at_once()
    {
        using var workspace = new TestWorkspace(
            LanguageNames.CSharp, ("/src/Dockerfile", Before), ("/src/Dockerfile.jobs", Before));
        var nested = (await GetActionsAsync(workspace)).SelectMany(Roslyn.GetNested).ToArray();
        CollectionAssert.AreEqual(
            new[] { "…in this file", "…in this project", "…in this solution" },
            nested.Select(action => action.Title).ToArray());
        Assert.AreEqual(FixedAll, await ApplyAsync(nested[0], "/src/Dockerfile"));
        Assert.AreEqual(Before, await ApplyAsync(nested[0], "/src/Dockerfile.jobs"));
        Assert.AreEqual(FixedAll, await ApplyAsync(nested[1], "/src/Dockerfile.jobs"));
        Assert.AreEqual(FixedAll, await ApplyAsync(nested[2], "/src/Dockerfile.jobs"));
    }

    [TestMethod]
    public async Task A_host_with_its_own_fix_all_is_served()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, ("/src/Dockerfile", Before));
        var provider = new DockerfileCodeFixProvider();
        var diagnostics = await workspace.GetDiagnosticsAsync(TestContext.CancellationToken);
        var context = new FixAllContext(
            workspace.Project,
            provider,
            FixAllScope.Project,
            "DFA1201",
            ["DFA1201"],
            new Diagnostics(diagnostics),
            TestContext.CancellationToken);
        Assert.AreEqual(
            FixedAll, await ApplyAsync((await provider.GetFixAllProvider().GetFixAsync(context))!, "/src/Dockerfile"));
    }

    [TestMethod]
    public async Task Line_endings_are_kept()
    {
        var before = Before.ReplaceLineEndings("\r\n");
        using var workspace = new TestWorkspace(LanguageNames.CSharp, ("/src/Dockerfile", before));
        var file = (await GetActionsAsync(workspace)).SelectMany(Roslyn.GetNested).First();

        Assert.AreEqual(FixedAll.ReplaceLineEndings("\r\n"), await ApplyAsync(file, "/src/Dockerfile"));
    }

    [TestMethod]
    public async Task What_a_build_writes_is_not_fixed()
    {
        const string path = "/src/obj/App.container.Dockerfile";
        using var workspace = new TestWorkspace(
            LanguageNames.CSharp, ("/src/Dockerfile", Before), (path, Before));
        var all = (await GetActionsAsync(workspace)).SelectMany(Roslyn.GetNested).Last();

        Assert.IsEmpty(await GetActionsAsync(workspace, path));
        Assert.AreEqual(Before, await ApplyAsync(all, path));
    }

    private async Task<List<CodeAction>> GetActionsAsync(
        TestWorkspace workspace, string path = "/src/Dockerfile")
    {
        var diagnostic = (await workspace.GetDiagnosticsAsync(TestContext.CancellationToken))
            .Where(diagnostic =>
                diagnostic.Id == "DFA1201" && diagnostic.Location.GetLineSpan().Path == path)
            .MinBy(diagnostic => diagnostic.Location.SourceSpan.Start)!;
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(
            workspace.Find(path),
            diagnostic,
            (action, _) => actions.Add(action),
            TestContext.CancellationToken);
        await new DockerfileCodeFixProvider().RegisterCodeFixesAsync(context);
        return actions;
    }

    private async Task<string> ApplyAsync(CodeAction action, string path)
    {
        var operations = await action.GetOperationsAsync(TestContext.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await solution.Projects.Single().AdditionalDocuments.Single(document => document.FilePath == path)
            .GetTextAsync(TestContext.CancellationToken)).ToString();
    }

    private sealed class Diagnostics(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);
    }
}
