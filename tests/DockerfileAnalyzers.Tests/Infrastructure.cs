using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>A workspace with one project that has the analyzer and the fixes as a package has them.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private readonly AdhocWorkspace _workspace;

    public TestWorkspace(string language, params (string Path, string Text)[] additionalFiles)
    {
        _workspace = new AdhocWorkspace(MefHostServices.Create(MefHostServices.DefaultAssemblies
            .Add(System.Reflection.Assembly.Load("Microsoft.CodeAnalysis.Features"))
            .Add(System.Reflection.Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features"))
            .Add(System.Reflection.Assembly.Load("Microsoft.CodeAnalysis.VisualBasic.Workspaces"))));
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Create(),
            "App",
            "App",
            language,
            filePath: "/src/App.csproj",
            metadataReferences: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            analyzerReferences: [Reference<DockerfileAnalyzer>(), Reference<CodeFixes.DockerfileCodeFixProvider>()]);
        var solution = _workspace.CurrentSolution.AddProject(project);
        solution = solution.AddDocument(
            DocumentId.CreateNewId(project.Id),
            "Code.cs",
            SourceText.From(language == LanguageNames.CSharp ? "class Code { int x }" : ""),
            filePath: "/src/Code.cs");
        foreach (var (path, text) in additionalFiles)
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(project.Id), Path.GetFileName(path), SourceText.From(text), filePath: path);
        Solution = solution;
    }

    public Solution Solution { get; }

    public Project Project => Solution.Projects.Single();

    public AdhocWorkspace Workspace => _workspace;

    public TextDocument Find(string path) => Project.AdditionalDocuments.Single(document => document.FilePath == path);

    public async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(CancellationToken cancellationToken)
    {
        var compilation = await Project.GetCompilationAsync(cancellationToken);
        var options = new CompilationWithAnalyzersOptions(
            Project.AnalyzerOptions,
            null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        return await compilation!.WithAnalyzers([new DockerfileAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
    }

    public void Dispose() => _workspace.Dispose();

    private static AnalyzerFileReference Reference<T>() => new(typeof(T).Assembly.Location, Loader.Instance);

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) =>
            System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
