using DockerfileAnalyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>Fixes of Dockerfiles that source files offer; <c>|</c> is the cursor.</summary>
[TestClass]
public sealed class DockerfileRefactoringTests
{
    private const string Before = "FROM alpine:3.23\nRUN apk add curl\nRUN wget http://example.org/a.tgz\nENV A b\n";
    private const string Main = "class Program\n{\n    static void |Main()\n    {\n        int i = 1;\n    }\n}\n";
    private const string BasicMain =
        "Module Program\n    Sub |Main()\n        Dim i = 1\n    End Sub\nEnd Module\n";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(LanguageNames.CSharp, Main, DisplayName = "Main")]
    [DataRow(LanguageNames.CSharp, "class Prog|ram\n{\n    static void Main() { }\n}\n", DisplayName = "its class")]
    [DataRow(LanguageNames.CSharp,
        "using System.Threading.Tasks;\nclass P\n{\n  static async Task Main|() { await Task.Yield(); }\n}\n",
        DisplayName = "asynchronous Main")]
    [DataRow(LanguageNames.CSharp, "using System;\n\n|int i = 1;\nint j = 2;\nclass C { }\n",
        DisplayName = "first top-level statement")]
    [DataRow(LanguageNames.VisualBasic, BasicMain, DisplayName = "Sub Main")]
    [DataRow(LanguageNames.VisualBasic, "|Module Program\n    Sub Main()\n    End Sub\nEnd Module\n",
        DisplayName = "its module")]
    public async Task The_entry_point_of_a_program_offers_the_fixes_of_its_Dockerfiles(string language, string code)
    {
        using var workspace = CreateWorkspace(language, code);

        var titles = (await GetActionsAsync(workspace, code)).Select(action => action.Title).ToArray();

        CollectionAssert.AreEqual(
            new[] { "Dockerfile: Apply all 2 safe fixes", "Dockerfile: Fix…" }, titles, string.Join("\n", titles));
    }

    [TestMethod]
    [DataRow(LanguageNames.CSharp, "class Program\n{\n    static void Main()\n    {\n        int i = |1;\n    }\n}\n",
        DisplayName = "in Main")]
    [DataRow(LanguageNames.CSharp, "class Program { static void Main() { } }\nclass Oth|er { }\n",
        DisplayName = "another class")]
    [DataRow(LanguageNames.CSharp, "using System;\n\nint i = 1;\nint |j = 2;\n", DisplayName = "second statement")]
    [DataRow(LanguageNames.CSharp, "using |System;\n\nint i = 1;\n", DisplayName = "using")]
    [DataRow(LanguageNames.CSharp, "class Li|brary { }\n", DisplayName = "no entry point")]
    [DataRow(LanguageNames.VisualBasic,
        "Module Program\n    Sub Main()\n        Dim i = |1\n    End Sub\nEnd Module\n", DisplayName = "in Sub Main")]
    public async Task Other_places_of_a_program_offer_nothing(string language, string code)
    {
        using var workspace = CreateWorkspace(language, code);

        Assert.IsEmpty(await GetActionsAsync(workspace, code));
    }

    [TestMethod]
    public async Task A_program_without_a_Dockerfile_offers_nothing()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, Remove(Main), [("/src/notes.txt", Before)]);

        Assert.IsEmpty(await GetActionsAsync(workspace, Main));
    }

    [TestMethod]
    [DataRow(LanguageNames.CSharp, Main)]
    [DataRow(LanguageNames.VisualBasic, BasicMain)]
    public async Task Source_files_have_no_squiggles(string language, string code)
    {
        using var workspace = CreateWorkspace(language, code);

        var diagnostics = await workspace.GetDiagnosticsAsync(TestContext.CancellationToken);

        Assert.IsNotEmpty(diagnostics);
        Assert.IsTrue(diagnostics.All(diagnostic => diagnostic.Location.SourceTree is null
            && diagnostic.Location.GetLineSpan().Path == "/src/Dockerfile"));
    }

    [TestMethod]
    public async Task All_safe_fixes_are_previewed_and_applied()
    {
        using var workspace = CreateWorkspace(LanguageNames.CSharp, Main);
        var action = (await GetActionsAsync(workspace, Main))[0];
        var after = Before.Replace("apk add", "apk add --no-cache", StringComparison.Ordinal)
            .Replace("ENV A b", "ENV A=b", StringComparison.Ordinal);

        var preview = (await action.GetPreviewOperationsAsync(TestContext.CancellationToken))
            .OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var changes = preview.GetChanges(workspace.Workspace.CurrentSolution).GetProjectChanges().Single();
        await ApplyAsync(workspace, action);

        Assert.IsEmpty(changes.GetChangedDocuments());
        Assert.AreEqual(after, await ReadAsync(
            preview.GetAdditionalDocument(changes.GetChangedAdditionalDocuments().Single())!));
        Assert.AreEqual(after, await ReadAsync(workspace.Find("/src/Dockerfile")));
    }

    [TestMethod]
    public async Task A_single_fix_is_named_with_its_place_and_applied()
    {
        using var workspace = CreateWorkspace(LanguageNames.VisualBasic, BasicMain);
        var fixes = Roslyn.GetNested((await GetActionsAsync(workspace, BasicMain))[^1]);

        Assert.AreEqual("Add '--no-cache' (Dockerfile, line 2)", fixes[0].Title);
        await ApplyAsync(workspace, fixes[0]);

        Assert.AreEqual(Before.Replace("apk add", "apk add --no-cache", StringComparison.Ordinal),
            await ReadAsync(workspace.Find("/src/Dockerfile")));
    }

    [TestMethod]
    public async Task A_missing_ignore_file_is_created()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, Remove(Main), CreateContext());
        var action = (await GetActionsAsync(workspace, Main))
            .Single(action => action.Title == "Dockerfile: Create a .dockerignore");

        await ApplyAsync(workspace, action);

        StringAssert.Contains(await ReadAsync(workspace.Find("/src/.dockerignore")), "node_modules");
    }

    [TestMethod]
    public async Task A_workspace_that_cannot_add_files_is_not_offered_one()
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, Remove(Main), CreateContext());
        using var limited = new LimitedWorkspace(workspace.Project);

        var titles = (await GetActionsAsync(limited.CurrentSolution.Projects.Single(), Main))
            .SelectMany(action => (CodeAction[])[action, .. Roslyn.GetNested(action)])
            .Select(action => action.Title).ToArray();

        Assert.IsNotEmpty(titles);
        Assert.IsFalse(titles.Any(title => title.Contains(".dockerignore", StringComparison.Ordinal)),
            string.Join("\n", titles));
    }

    [TestMethod]
    public async Task A_Dockerfile_offers_its_own_fixes_to_hosts_that_ask()
    {
        using var workspace = CreateWorkspace(LanguageNames.CSharp, Main);

        var actions = await GetActionsAsync(workspace.Find("/src/Dockerfile"), new TextSpan(0, 0));

        Assert.AreEqual("Dockerfile: Apply all 2 safe fixes", actions[0].Title);
    }

    private static TestWorkspace CreateWorkspace(string language, string code) =>
        new(language, Remove(code), [("/src/Dockerfile", Before)]);

    // The facts of a build about the context of a Dockerfile.
    private static (string Path, string Text)[] CreateContext() =>
    [
        ("/src/Dockerfile", "FROM alpine:3.23\nCOPY . /app\nENV A b\n"),
        .. Roslyn.DescribeContext("/src/Dockerfile", "/src", "node_modules/", "package.json"),
    ];

    private static string Remove(string code) => code.Replace("|", "", StringComparison.Ordinal);

    private Task<List<CodeAction>> GetActionsAsync(TestWorkspace workspace, string code) =>
        GetActionsAsync(workspace.Project, code);

    private Task<List<CodeAction>> GetActionsAsync(Project project, string code) => GetActionsAsync(
        project.Documents.Single(), new TextSpan(code.IndexOf('|', StringComparison.Ordinal), 0));

    private async Task<List<CodeAction>> GetActionsAsync(TextDocument document, TextSpan span)
    {
        var actions = new List<CodeAction>();
        var context = new CodeRefactoringContext(document, span, actions.Add, TestContext.CancellationToken);
        await new DockerfileRefactoringProvider().ComputeRefactoringsAsync(context);
        return actions;
    }

    private async Task ApplyAsync(TestWorkspace workspace, CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(TestContext.CancellationToken))
            operation.Apply(workspace.Workspace, TestContext.CancellationToken);
    }

    private async Task<string> ReadAsync(TextDocument document) =>
        (await document.GetTextAsync(TestContext.CancellationToken)).ToString();

    /// <summary>As MSBuildWorkspace: documents change, but none is added.</summary>
    private sealed class LimitedWorkspace : Workspace
    {
        public LimitedWorkspace(Project project)
            : base(project.Solution.Workspace.Services.HostServices, "Limited")
        {
            OnProjectAdded(ProjectInfo.Create(
                project.Id, VersionStamp.Create(), project.Name, project.AssemblyName, project.Language,
                compilationOptions: project.CompilationOptions, metadataReferences: project.MetadataReferences,
                documents: project.Documents.Select(Copy),
                additionalDocuments: project.AdditionalDocuments.Select(Copy)));
        }

        public override bool CanApplyChange(ApplyChangesKind feature) =>
            feature is ApplyChangesKind.ChangeDocument or ApplyChangesKind.ChangeAdditionalDocument;

        private static DocumentInfo Copy(TextDocument document) => DocumentInfo.Create(
            document.Id, document.Name, filePath: document.FilePath, loader: TextLoader.From(
                TextAndVersion.Create(document.GetTextAsync().Result, VersionStamp.Create())));
    }
}
