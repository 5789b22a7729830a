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
        var places = _images.Select(image => new CodePlace(use, image)).ToArray();
        foreach (var rule in s_rules[use.FullName])
        {
            // The cheapest check comes first: almost no rule reports anything.
            if (Find(rule, places) is var (report, place) && !use.IsProtected
                && GetSeverity(rule.Descriptor, use, place) is not Severity.None and var severity)
            {
                var finding = new Finding(report.Rule, report.Span, MessageText.Shorten(report.Message),
                    report.Rule == rule.Descriptor ? severity : report.Rule.Severity, Fix: report.Fix);
                yield return new CodeFinding(finding, place.Image.File, report.Decider);
            }
        }
    }

    // A setting can have another value wherever the container is started.
    private static Severity GetSeverity(RuleDescriptor rule, CodeUse use, CodePlace place) => SeverityResolver.Resolve(
        place.Settings.Count > 0 && rule.Severity > Severity.Info ? rule with { Severity = Severity.Info } : rule,
        use.Config);

    // The image only serves the files of a Blazor WebAssembly project.
    private static bool RunsInBrowser(ProjectFacts project) =>
        project["RuntimeIdentifier"]?.StartsWith("browser", StringComparison.Ordinal) == true;

    private static (CodeReport Report, CodePlace Place)? Find(CodeRule rule, CodePlace[] places)
    {
        foreach (var place in places)
        {
            if (Run(rule, place) is { } report)
                return (report, place);
        }

        return null;
    }

    private static CodeReport? Run(CodeRule rule, CodePlace place)
    {
        try
        {
            using var context = new CodeContext(place, rule.Descriptor);
            rule.Analyze(place.Use, context);
            return context.Reported;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One broken rule must not disable the others.
            var part = $"{rule.Descriptor.Id} ({rule.Descriptor.Name})";
            return new CodeReport(
                EngineRules.AnalysisFailed, place.Use.Span, default, EngineRules.DescribeFailure(part, exception),
                null);
        }
    }
}

/// <summary>A place in the code as it runs in one image.</summary>
internal sealed class CodePlace
{
    private readonly List<KnownSetting> _settings = new();

    public CodePlace(CodeUse use, FinalImage image)
    {
        Image = image;
        Use = use.With(setting =>
        {
            lock (image)
            {
                if (ProgramSettings.Find(image, setting, use.MentionsInCode) is not { } known)
                    return null;
                if (!_settings.Contains(known))
                    _settings.Add(known);
                return known.Value;
            }
        });
    }

    public CodeUse Use { get; }

    public FinalImage Image { get; }

    /// <summary>The settings that rules have read at the place.</summary>
    public IReadOnlyList<KnownSetting> Settings => _settings;
}
