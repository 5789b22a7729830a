using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// Makes a report: analyses the files, simulates the image as it is, with the fix
/// of each finding, and with all of them.
/// </summary>
internal sealed class ReportBuilder
{
    /// <summary>
    /// The number of fixes that are simulated individually; a file with more has other problems than their sizes.
    /// </summary>
    private const int MaxSimulations = 100;

    private readonly AnalysisInput _dockerfile;
    private readonly AnalysisInput? _ignoreFile;
    private readonly CancellationToken _cancellationToken;
    private readonly DockerfileModel _model;

    private ReportBuilder(AnalysisInput dockerfile, AnalysisInput? ignoreFile, CancellationToken cancellationToken)
    {
        _dockerfile = dockerfile;
        _ignoreFile = ignoreFile;
        _cancellationToken = cancellationToken;
        _model = ModelBuilder.Build(dockerfile);
    }

    /// <param name="ignoreFile">
    /// Its .dockerignore, as an input of its own; <see langword="null"/> where there is none.
    /// </param>
    public static DockerfileReport Create(
        AnalysisInput dockerfile, AnalysisInput? ignoreFile, CancellationToken cancellationToken = default) =>
        new ReportBuilder(dockerfile, ignoreFile, cancellationToken).Create();

    private DockerfileReport Create()
    {
        var layers = new LayerReporter(_model);
        var stages = _model.Stages.Select(layers.Create).ToImmutableArray();
        var now = new Outcome(GetImageSize(_model), GetContextBytes(_model), 0, "");
        var findings = Analyze(now);
        return new DockerfileReport
        {
            Name = GetName(),
            Now = now,
            Safe = Simulate(finding => finding.Fix!.Safety is FixSafety.Safe),
            All = Simulate(finding => true),
            Stages = stages,
            Flows = FlowFinder.Find(_model).ToImmutableArray(),
            Context = layers.CreateContext(),
            Findings = findings.Select(finding => finding.Report)
                .OrderByDescending(finding => finding.Effect?.SavedBytes ?? 0)
                .ThenByDescending(finding => finding.Severity).ThenBy(finding => finding.Source)
                .ThenBy(finding => finding.Line).ToImmutableArray(),
            Sources = Inputs.Select((input, index) =>
                SourceReporter.Create(
                    GetName(input),
                    input.File,
                    findings.Where(finding => finding.Report.Source == index).Select(finding => finding.Span)))
                .ToImmutableArray(),
        };
    }

    private IEnumerable<AnalysisInput> Inputs =>
        _ignoreFile is null ? new[] { _dockerfile } : new[] { _dockerfile, _ignoreFile };

    private string GetName() => GetName(_dockerfile);

    private string GetName(AnalysisInput input)
    {
        var path = input.File.Path.Replace('\\', '/');
        var root = BuildContext.Of(_model).Facts?.Context.Replace('\\', '/').TrimEnd('/') + "/";
        return root.Length > 1 && path.StartsWith(root, StringComparison.Ordinal)
            ? path.Substring(root.Length)
            : path.Substring(path.LastIndexOf('/') + 1);
    }

    private IReadOnlyList<(FindingReport Report, TextSpan Span)> Analyze(Outcome now)
    {
        var result = new List<(FindingReport, TextSpan)>();
        var simulations = 0;
        foreach (var (input, index) in Inputs.Select((input, index) => (input, index)))
        {
            foreach (var finding in RuleEngine.Analyze(input, _cancellationToken)
                .Where(finding => !finding.IsSuppressed))
            {
                _cancellationToken.ThrowIfCancellationRequested();
                var simulated = finding.Fix is null || simulations++ >= MaxSimulations
                    ? null
                    : GetEffect(now, ApplyAlone(input, finding.Fix));
                var start = input.File.Lines.GetPosition(finding.Span.Start);
                var endLine = input.File.Lines.GetLine(Math.Max(finding.Span.Start, finding.Span.End - 1));
                result.Add((new FindingReport(
                    index, start.Line + 1, start.Column + 1, endLine + 1, finding.Rule, finding.Severity,
                        finding.FullMessage, finding.Fix?.Title, finding.Fix?.Safety,
                    simulated ?? (index == 0 ? GetEffect(now, finding) : null)), finding.Span));
            }
        }

        return result;
    }

    // The effect that the rule itself states, on the instruction or on the image.
    private Effect? GetEffect(Outcome now, Finding finding)
    {
        if (finding.SavesBytes is not { } saves)
            return null;
        var layer = _model.Syntax.Instructions.Where(instruction => instruction.Span.Contains(finding.Span))
            .Select(ImageHistory.Of(_model).Find).FirstOrDefault();
        if (layer?.Size is { } size && size.Bytes >= saves)
            return new Effect(EffectKind.Layer, size, size with { Bytes = size.Bytes - saves });
        return now.Image.Bytes >= saves
            ? new Effect(EffectKind.Image, now.Image, now.Image with { Bytes = now.Image.Bytes - saves })
            : null;
    }

    /// <summary>Smaller differences are not shown.</summary>
    private const int MinSavedBytes = 10_000;

    private static Effect? GetEffect(Outcome now, Outcome after) =>
        FindEffect(now, after) is { SavedBytes: >= MinSavedBytes } effect ? effect : null;

    private static Effect? FindEffect(Outcome now, Outcome after)
    {
        // Between two lower bounds nothing is known, unless both leave out the same: then the difference is what it is.
        if (after.Image.Bytes < now.Image.Bytes && after.Image.IsAtLeast == now.Image.IsAtLeast)
            return new Effect(EffectKind.Image, now.Image, after.Image);
        return now.ContextBytes is { } before && after.ContextBytes is { } bytes && bytes < before
            ? new Effect(
                EffectKind.Context,
                new SizeEstimate(before, Knowledge.Certainty.Measured),
                new SizeEstimate(bytes, Knowledge.Certainty.Measured))
            : null;
    }

    private Outcome ApplyAlone(AnalysisInput input, Fix fix) => Build(input == _ignoreFile
        ? (_dockerfile.File.Text, FixApplier.Apply(input.File.Text, fix.Edits), fix.NewFiles)
        : (FixApplier.Apply(input.File.Text, fix.Edits), null, fix.NewFiles), 1);

    private Outcome Simulate(Func<Finding, bool> filter)
    {
        var dockerfile = FixApplier.Apply(_dockerfile, filter, _cancellationToken);
        var ignoreFile = _ignoreFile is null ? null : FixApplier.Apply(_ignoreFile, filter, _cancellationToken);
        return Build(
            (dockerfile.Text, ignoreFile?.Text, dockerfile.NewFiles),
            dockerfile.Applied.Length + (ignoreFile?.Applied.Length ?? 0));
    }

    private Outcome Build((string Dockerfile, string? IgnoreFile, ImmutableArray<NewFile> NewFiles) texts, int fixes)
    {
        var related = _dockerfile.Related;
        if (texts.IgnoreFile is not null)
            related = related
                .Select(file =>
                    file.Path == _ignoreFile!.File.Path ? new SourceFile(file.Path, texts.IgnoreFile) : file)
                .ToImmutableArray();
        foreach (var file in texts.NewFiles.Where(file => related.All(other => other.Path != file.Path)))
            related = related.Add(new SourceFile(file.Path, file.Text));
        var model = ModelBuilder.Build(
            _dockerfile with { File = new SourceFile(_dockerfile.File.Path, texts.Dockerfile), Related = related });
        var difference = UnifiedDiff.Create(GetName(), _dockerfile.File.Text, texts.Dockerfile)
            + (texts.IgnoreFile is null
                ? ""
                : UnifiedDiff.Create(GetName(_ignoreFile!), _ignoreFile!.File.Text, texts.IgnoreFile))
            + string.Concat(texts.NewFiles.Select(file =>
                UnifiedDiff.Create(
                    RelativePath.GetName(file.Path), "", file.Text)));
        return new Outcome(GetImageSize(model), GetContextBytes(model), fixes, difference);
    }

    // A total that was measured stays what it is: what a fix changes about it, the estimates say.
    private SizeEstimate GetImageSize(DockerfileModel model)
    {
        var size = ImageHistory.Of(model).Final?.Size ?? SizeEstimate.Unknown;
        if (model == _model || model.Input.BuiltImage?.TotalBytes is null)
            return size;
        var (before, after) = (Estimate(_model), Estimate(model));
        return size with
        {
            Bytes = Math.Max(0, size.Bytes - before.Bytes + after.Bytes),
            Certainty = (Knowledge.Certainty)Math.Max((int)size.Certainty, (int)after.Certainty),
        };
    }

    private static SizeEstimate Estimate(DockerfileModel model) =>
        ImageHistory.Of(ModelBuilder.Build(model.Input with { BuiltImage = null })).Final?.Size ?? SizeEstimate.Unknown;

    private static long? GetContextBytes(DockerfileModel model) =>
        BuildContext.Of(model).Manifest is null ? null : ContextTransfer.Find(model).Sum(entry => entry.Bytes);
}
