using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// The images that ship one project, and the findings in its code. Created once for a compilation; thread-safe.
/// </summary>
internal sealed class CodeImages
{
    private static readonly ILookup<string, CodeRule> s_rules = RuleCatalog.All.OfType<CodeRule>()
        .SelectMany(rule => rule.Members.Select(member => (member, rule)))
        .ToLookup(pair => pair.member, pair => pair.rule, StringComparer.Ordinal);

    private readonly ImmutableArray<FinalImage> _images;

    private CodeImages(ImmutableArray<FinalImage> images) => _images = images;

    /// <summary>The members that a rule looks at: type and name.</summary>
    public static IEnumerable<string> Members => s_rules.Select(rules => rules.Key);

    /// <summary>Whether no Dockerfile is known to ship the project: its code is not analyzed then.</summary>
    public bool IsEmpty => _images.IsEmpty;

    /// <param name="dockerfiles">All that belong to the project.</param>
    public static CodeImages Create(IEnumerable<AnalysisInput> dockerfiles) => new(dockerfiles
        .Where(input => !input.IsIgnoreFile && input.Project.IsTrue("IsTestProject") != true
            && !RunsInBrowser(input.Project))
        .Select(input => (input, Syntax: AnalysisLimits.Parse(input.File)))
        .Where(file => AnalysisLimits.Explain(file.Syntax) is null)
        .Select(file => FinalImage.Of(ModelBuilder.Build(file.input, file.Syntax)))
        .OfType<FinalImage>().ToImmutableArray());

    /// <summary>
    /// The findings of the enabled rules at a place in the code, each for the first image that it concerns.
    /// </summary>
    public IEnumerable<CodeFinding> Analyze(CodeUse use)
    {
        foreach (var rule in s_rules[use.FullName])
        {
            // The cheapest check comes first: almost no rule reports anything.
            if (Find(rule, use) is var (report, image) && !use.IsProtected
                && SeverityResolver.Resolve(rule.Descriptor, use.Config) is not Severity.None and var severity)
            {
                var finding = new Finding(report.Rule, report.Span, MessageText.Shorten(report.Message),
                    report.Rule == rule.Descriptor ? severity : report.Rule.Severity, Fix: report.Fix);
                yield return new CodeFinding(finding, image.File, report.Decider);
            }
        }
    }

    // The image only serves the files of a Blazor WebAssembly project.
    private static bool RunsInBrowser(ProjectFacts project) =>
        project["RuntimeIdentifier"]?.StartsWith("browser", StringComparison.Ordinal) == true;

    private (CodeReport Report, FinalImage Image)? Find(CodeRule rule, CodeUse use)
    {
        foreach (var image in _images)
        {
            if (Run(rule, use, image) is { } report)
                return (report, image);
        }

        return null;
    }

    private static CodeReport? Run(CodeRule rule, CodeUse use, FinalImage image)
    {
        try
        {
            using var context = new CodeContext(image, rule.Descriptor);
            rule.Analyze(use, context);
            return context.Reported;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One broken rule must not disable the others.
            var part = $"{rule.Descriptor.Id} ({rule.Descriptor.Name})";
            return new CodeReport(
                EngineRules.AnalysisFailed, use.Span, default, EngineRules.DescribeFailure(part, exception), null);
        }
    }
}
