using System.Collections.Concurrent;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DockerfileAnalyzers.Code;

/// <summary>The images of a compilation, and the findings in its code.</summary>
internal sealed class CodeProject
{
    private readonly Lazy<AdditionalFileSet> _files;
    private readonly Lazy<CodeImages> _images;
    private readonly Lazy<string[]> _sources;
    private readonly ConcurrentDictionary<string, bool> _mentions = new(StringComparer.Ordinal);
    private readonly KnownMembers _members = new();
    private int _failures;

    public CodeProject(AnalyzerOptions options, Compilation compilation, CancellationToken cancellationToken)
    {
        _files = new(() => AdditionalFileSet.Create(options, compilation, cancellationToken));
        _images = new(() => CodeImages.Create(_files.Value.CreateDockerfileInputs()));
        _sources = new(() => compilation.SyntaxTrees
            .Select(tree => tree.GetText(cancellationToken).ToString()).ToArray());
    }

    public void Analyze(OperationAnalysisContext context)
    {
        try
        {
            if (_members.Find(context.Operation) is not var (member, name) || _images.Value.IsEmpty)
                return;
            var use = new OperationUse(context.Operation, member, name, this, context.ContainingSymbol);
            foreach (var finding in _images.Value.Analyze(use))
                context.ReportDiagnostic(CreateDiagnostic(finding, context.Operation.Syntax.SyntaxTree));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The compiler would report it as AD0001, with a stack trace; a failure of the images fails everywhere.
            if (Interlocked.Exchange(ref _failures, 1) == 0)
                context.ReportDiagnostic(
                    Descriptors.CreateFailure(context.Operation.Syntax.SyntaxTree.FilePath, exception));
        }
    }

    /// <summary>Whether a text is anywhere in the code, not as the beginning of a word.</summary>
    public bool Mentions(string text) =>
        _mentions.GetOrAdd(text, text => _sources.Value.Any(source => Mentions(source, text)));

    public Input.AnalyzerConfig GetConfig(SyntaxTree tree) => _files.Value.GetConfig(tree);

    private static bool Mentions(string source, string text)
    {
        for (var at = 0; (at = source.IndexOf(text, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (at + text.Length == source.Length || !char.IsLetterOrDigit(source[at + text.Length]))
                return true;
        }

        return false;
    }

    private Diagnostic CreateDiagnostic(CodeFinding finding, SyntaxTree tree)
    {
        var span = finding.Finding.Span;
        var location = Location.Create(tree, new(span.Start, span.Length));
        var decider = _files.Value.CreateLocation(finding.Dockerfile.Path, finding.Decider);
        return Descriptors.CreateDiagnostic(finding.Finding, location, _files.Value.Pages, decider,
            CodeFixText.Write(finding.Finding));
    }
}
