using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.LanguageServer.Sources;

/// <summary>One version of a document with the known facts about it. Used by one thread.</summary>
internal sealed class DocumentAnalysis(Document document, AnalysisInput input)
{
    private static int s_last;

    private ImmutableArray<Finding> _findings;
    private DockerfileModel? _model;
    private DockerignoreSyntax? _ignoreFile;

    /// <summary>No other analysis of this process has it.</summary>
    public int Number { get; } = Interlocked.Increment(ref s_last);

    public Document Document => document;

    public AnalysisInput Input => input;

    /// <summary>The analysis of a Dockerfile; <see langword="null"/> if it is too large.</summary>
    public DockerfileModel? Model => document.Kind is not DocumentKind.Dockerfile ? null
        : _model ??= AnalysisLimits.Explain(input.File) is null ? ModelBuilder.Build(input) : null;

    /// <summary>The analysis of an ignore file.</summary>
    public DockerignoreSyntax? IgnoreFile => document.Kind is not DocumentKind.IgnoreFile ? null
        : _ignoreFile ??= AnalysisLimits.ParseIgnoreFile(input.File);

    /// <summary>Whether comments suppress anything here.</summary>
    public bool AllowsSuppressions =>
        SettingCatalog.InlineSuppressions.Read(input.Config[SettingCatalog.InlineSuppressions.Name]);

    /// <summary>The findings, including suppressed ones.</summary>
    public ImmutableArray<Finding> GetFindings(CancellationToken cancellationToken)
    {
        if (_findings.IsDefault)
            _findings = RuleEngine.Analyze(input, cancellationToken);
        return _findings;
    }

    /// <summary>The findings that are not suppressed.</summary>
    public IEnumerable<Finding> GetReported(CancellationToken cancellationToken) =>
        GetFindings(cancellationToken).Where(finding => !finding.IsSuppressed);
}
