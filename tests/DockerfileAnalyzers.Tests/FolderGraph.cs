using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// Which folder of the sources uses which: read from the symbols that the code
/// refers to, not from its using directives.
/// </summary>
internal sealed class FolderGraph
{
    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.Collections.Immutable;
        global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly SortedDictionary<string, SortedDictionary<string, string>> _uses = new(StringComparer.Ordinal);

    private FolderGraph(CSharpCompilation compilation) => Compilation = compilation;

    /// <summary>The projects as one.</summary>
    public CSharpCompilation Compilation { get; }

    public IEnumerable<string> Folders => _uses.Keys;

    /// <summary>The folders that a folder uses, each with one place that does: <c>File.cs: Type</c>.</summary>
    public IReadOnlyDictionary<string, string> GetUses(string folder) => _uses[folder];

    /// <summary>
    /// Reads all projects of a folder as one: what one of them may see of another is a question to the compiler.
    /// </summary>
    /// <param name="root">The folder of the projects.</param>
    public static FolderGraph Read(string root)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)).ToArray();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("DockerfileAnalyzers", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "sources", [.. trees, CSharpSyntaxTree.ParseText(GlobalUsings, options)], references);
        var graph = new FolderGraph(compilation);
        foreach (var tree in trees)
            graph.Add(root, tree, compilation.GetSemanticModel(tree));
        return graph;
    }

    private void Add(string root, SyntaxTree tree, SemanticModel model)
    {
        var folder = GetFolder(root, tree.FilePath);
        if (!_uses.TryGetValue(folder, out var uses))
            _uses.Add(folder, uses = new(StringComparer.Ordinal));
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
                continue;
            var symbol = model.GetSymbolInfo(name).Symbol;
            foreach (var type in GetTypes(symbol as ITypeSymbol ?? symbol?.ContainingType)
                .Concat(GetTypes(GetType(symbol))))
            {
                foreach (var reference in type.OriginalDefinition.DeclaringSyntaxReferences)
                {
                    if (GetFolder(root, reference.SyntaxTree.FilePath) is var used && used != folder)
                        uses.TryAdd(used, $"{Path.GetFileName(tree.FilePath)}: {type.Name}");
                }
            }
        }
    }

    // A list of something is something, too.
    private static IEnumerable<INamedTypeSymbol> GetTypes(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => GetTypes(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(GetTypes).Prepend(named),
        _ => [],
    };

    // The type that a call returns is used, too, even if it is not named.
    private static ITypeSymbol? GetType(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static string GetFolder(string root, string path) =>
        Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace('\\', '/');
}
