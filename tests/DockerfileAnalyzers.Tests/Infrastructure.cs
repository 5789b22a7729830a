using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;

namespace DockerfileAnalyzers.Tests;

/// <summary>A workspace with one project that has the analyzer and the fixes as a package has them.</summary>
internal sealed class TestWorkspace : IDisposable
{
    // With the engine of the IDE, where a project references it.
    private static readonly MefHostServices s_host = MefHostServices.Create([
        .. MefHostServices.DefaultAssemblies,
        .. new[] { "Features", "CSharp.Features", "VisualBasic.Workspaces" }
            .Select(name => "Microsoft.CodeAnalysis." + name)
            .Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"))).Select(Assembly.Load)]);

    private readonly ProjectId _project = ProjectId.CreateNewId();

    public TestWorkspace(string language, params (string Path, string Text)[] additionalFiles)
        : this(language, language == LanguageNames.CSharp ? "class Code { int x }" : "", additionalFiles)
    {
    }

    /// <param name="source">The program.</param>
    public TestWorkspace(string language, string source, (string Path, string Text)[] additionalFiles)
    {
        Workspace = new AdhocWorkspace(s_host);
        CompilationOptions options = language == LanguageNames.CSharp
            ? new CSharpCompilationOptions(OutputKind.ConsoleApplication)
            : new VisualBasicCompilationOptions(OutputKind.ConsoleApplication);
        Workspace.AddProject(ProjectInfo.Create(
            _project,
            VersionStamp.Create(),
            "App",
            "App",
            language,
            filePath: "/src/App.csproj",
            compilationOptions: options,
            documents: [CreateDocument("/src/Code.cs", source)],
            additionalDocuments: additionalFiles.Select(file => CreateDocument(file.Path, file.Text)),
            metadataReferences: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            analyzerReferences: [Reference<DockerfileAnalyzer>(), Reference<CodeFixes.DockerfileCodeFixProvider>()]));
    }

    public AdhocWorkspace Workspace { get; }

    public Project Project => Workspace.CurrentSolution.GetProject(_project)!;

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

    public void Dispose() => Workspace.Dispose();

    public void AddDocument(string path, string text) => Workspace.AddDocument(CreateDocument(path, text));

    private DocumentInfo CreateDocument(string path, string text) => DocumentInfo.Create(
        DocumentId.CreateNewId(_project), Path.GetFileName(path), filePath: path, loader: TextLoader.From(
            TextAndVersion.Create(SourceText.From(text), VersionStamp.Create(), path)));

    private static AnalyzerFileReference Reference<T>() => new(typeof(T).Assembly.Location, Loader.Instance);

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
