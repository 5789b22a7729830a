using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DockerfileAnalyzers;

/// <summary>The compiler's additional files as the core wants them.</summary>
internal sealed class AdditionalFileSet
{
    private readonly FileSet _files;
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly Compilation? _compilation;
    private readonly Dictionary<string, AdditionalText> _texts;
    private readonly Lazy<EditorConfigSet> _editorConfigs;

    private AdditionalFileSet(
        Dictionary<string, AdditionalText> texts,
        AnalyzerConfigOptionsProvider options,
        Compilation? compilation,
        CancellationToken cancellationToken)
    {
        _texts = texts;
        _options = options;
        _compilation = compilation;
        string? Read(string path) =>
            texts.TryGetValue(path, out var text) ? text.GetText(cancellationToken)?.ToString() : null;
        _files = FileSet.Create(texts.Keys, Read);
        _editorConfigs = new(() =>
            EditorConfigSet.Create(
                texts.Keys.Where(path => path.EndsWith(".editorconfig", StringComparison.OrdinalIgnoreCase))
                    .Select(path => new KeyValuePair<string, string>(path, Read(path) ?? ""))));
    }

    public static AdditionalFileSet Create(
        AnalyzerOptions options, Compilation? compilation, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, AdditionalText>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles)
            texts[file.Path] = file;
        return new AdditionalFileSet(texts, options.AnalyzerConfigOptionsProvider, compilation, cancellationToken);
    }

    /// <summary>The folder of the rules' pages; empty: no link to a page follows a message.</summary>
    public string? Pages =>
        _options.GlobalOptions.TryGetValue("build_property._DfaPages", out var value) ? value : null;

    /// <returns><see langword="null"/> where the file is neither a Dockerfile nor an ignore file.</returns>
    public AnalysisInput? CreateInput(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
            return null;
        var config = new RoslynConfig(_options.GetOptions(text), _editorConfigs.Value.GetConfig(path), _compilation);
        return _files.CreateInput(path, config) is { } input
            ? input with { IsCodeSeen = _compilation is not null } : null;
    }

    /// <summary>The options of Dockerfiles that were not generated.</summary>
    public IEnumerable<AnalysisInput> CreateDockerfileInputs() => _files.AnalyzablePaths
        .Where(path => !IgnoreFiles.IsIgnoreFile(path) && !FileSet.IsGenerated(path))
        .Select(CreateInput).OfType<AnalysisInput>();

    /// <summary>The keys that match a source file of the compilation.</summary>
    public Input.AnalyzerConfig GetConfig(SyntaxTree tree) =>
        new RoslynConfig(_options.GetOptions(tree), Input.AnalyzerConfig.Empty, _compilation, tree);

    public Location CreateLocation(string path, Text.TextSpan span) =>
        _texts[path].GetText() is { } text ? CreateLocation(path, text, span) : Location.None;

    public static Location CreateLocation(string path, SourceText text, Text.TextSpan span)
    {
        var roslynSpan = new Microsoft.CodeAnalysis.Text.TextSpan(
            Math.Min(span.Start, text.Length), Math.Min(span.Length, text.Length - Math.Min(span.Start, text.Length)));
        return Location.Create(path, roslynSpan, text.Lines.GetLinePositionSpan(roslynSpan));
    }

    /// <summary>
    /// The keys that match the file. Roslyn hides <c>dotnet_diagnostic.*</c> from here and keeps it per source
    /// tree, where it would never reach an additional file: the build passes the .editorconfig files along for
    /// sections such as <c>[Dockerfile]</c>, and a source file of the project is used instead, so that
    /// <c>[*.cs]</c>, where the IDE writes it, counts.
    /// </summary>
    private sealed class RoslynConfig(
        AnalyzerConfigOptions options,
        Input.AnalyzerConfig editorConfig,
        Compilation? compilation,
        SyntaxTree? source = null) : Input.AnalyzerConfig
    {
        private const string Prefix = "dotnet_diagnostic.";
        private const string Suffix = ".severity";

        public override string? this[string key] =>
            options.TryGetValue(key, out var value) ? value : editorConfig[key] ?? GetSeverityOfProject(key);

        private string? GetSeverityOfProject(string key) => key.StartsWith(Prefix, StringComparison.Ordinal)
            ? GetTreeSeverity(key.Substring(Prefix.Length, key.Length - Prefix.Length - Suffix.Length)) : null;

        // Sections that match a source file, then .globalconfig, then what the project names:
        // NoWarn, WarningsAsErrors, a rule set.
        private string? GetTreeSeverity(string id)
        {
            var provider = compilation?.Options.SyntaxTreeOptionsProvider;
            var tree = source ?? compilation?.SyntaxTrees.FirstOrDefault(tree =>
                tree.FilePath.Length > 0 && !tree.FilePath.Replace('\\', '/').Contains("/obj/"));
            if ((tree is not null
                && provider?.TryGetDiagnosticValue(tree, id, CancellationToken.None, out var severity) == true)
                || provider?.TryGetGlobalDiagnosticValue(id, CancellationToken.None, out severity) == true
                || compilation?.Options.SpecificDiagnosticOptions.TryGetValue(id, out severity) == true)
                return ToText(severity);
            return null;
        }

        private static string? ToText(ReportDiagnostic severity) => severity switch
        {
            ReportDiagnostic.Suppress => "none",
            ReportDiagnostic.Hidden or ReportDiagnostic.Info => "suggestion",
            ReportDiagnostic.Warn => "warning",
            ReportDiagnostic.Error => "error",
            _ => null,
        };
    }
}
