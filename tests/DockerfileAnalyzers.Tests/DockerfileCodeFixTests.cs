using System.Collections;
using System.Reflection;
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
        var nested = (await GetActionsAsync(workspace)).SelectMany(GetNested).ToArray();
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

    // The IDE's own service caches a package's fixers by the document that asks first: a C# document here.
    [TestMethod]
    public async Task The_service_of_the_IDE_offers_the_fix_also_after_a_source_file_asked_first()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, ("/src/Dockerfile", Before));
        var service = GetCodeFixService(workspace);
        await StreamAsync(service, workspace.Project.Documents.Single());
        var titles = await StreamAsync(service, workspace.Find("/src/Dockerfile"));
        CollectionAssert.Contains(titles, "Add --no-cache");
    }

    private async Task<List<CodeAction>> GetActionsAsync(TestWorkspace workspace)
    {
        var diagnostic = (await workspace.GetDiagnosticsAsync(TestContext.CancellationToken))
            .Where(diagnostic =>
                diagnostic.Id == "DFA1201" && diagnostic.Location.GetLineSpan().Path == "/src/Dockerfile")
            .MinBy(diagnostic => diagnostic.Location.SourceSpan.Start)!;
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(
            workspace.Find("/src/Dockerfile"),
            diagnostic,
            (action, _) => actions.Add(action),
            TestContext.CancellationToken);
        await new DockerfileCodeFixProvider().RegisterCodeFixesAsync(context);
        return actions;
    }

    private static IEnumerable<CodeAction> GetNested(CodeAction action) => action.NestedActions;

    private async Task<string> ApplyAsync(CodeAction action, string path)
    {
        var operations = await action.GetOperationsAsync(TestContext.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await solution.Projects.Single().AdditionalDocuments.Single(document => document.FilePath == path)
            .GetTextAsync(TestContext.CancellationToken)).ToString();
    }

    private static object GetCodeFixService(TestWorkspace workspace)
    {
        var type = Assembly.Load("Microsoft.CodeAnalysis.Features")
            .GetType("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService", throwOnError: true)!;
        var host = workspace.Workspace.Services.HostServices;
        var exports = (IEnumerable)host.GetType()
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(method =>
                method.Name.EndsWith("GetExports", StringComparison.Ordinal)
                && method.GetGenericArguments().Length == 1)
            .MakeGenericMethod(type).Invoke(host, null)!;
        var lazy = exports.Cast<object>().First();
        return lazy.GetType().GetProperty("Value")!.GetValue(lazy)!;
    }

    private async Task<List<string>> StreamAsync(object service, TextDocument document)
    {
        var text = await document.GetTextAsync(TestContext.CancellationToken);
        var method = service.GetType().GetInterfaces().SelectMany(type => type.GetMethods())
            .Single(method => method.Name == "StreamFixesAsync");
        object?[] arguments =
            [document, new Microsoft.CodeAnalysis.Text.TextSpan(0, text.Length), null, TestContext.CancellationToken];
        var stream = method.Invoke(service, arguments)!;
        var titles = new List<string>();
        await foreach (var collection in (IAsyncEnumerable<object>)stream)
        {
            foreach (var fix in (IEnumerable)collection.GetType().GetProperty("Fixes")!.GetValue(collection)!)
            {
                var action = (CodeAction)fix.GetType()
                    .GetField("Action", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!
                    .GetValue(fix)!;
                titles.Add(action.Title);
            }
        }

        return titles;
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
