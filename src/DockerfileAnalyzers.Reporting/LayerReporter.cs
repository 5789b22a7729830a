using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Reporting;

/// <summary>Describes stages and the contents of their layers.</summary>
internal sealed class LayerReporter
{
    private readonly DockerfileModel _model;
    private readonly CacheReporter _cache;
    private readonly Dictionary<string, List<int>> _copiedIn = new(StringComparer.Ordinal);
    private readonly bool _isUseKnown;

    public LayerReporter(DockerfileModel model)
    {
        _model = model;
        _cache = new CacheReporter(model);
        _isUseKnown = true;
        foreach (var copying in model.Stages.SelectMany(stage => stage.Instructions)
            .OfType<CopyingInstructionSyntax>().Where(TakesContext))
        {
            var selection = ContextSelection.Of(model, copying);
            _isUseKnown &= selection.UnknownReason is null;
            foreach (var (entry, _) in selection.Entries)
            {
                if (!_copiedIn.TryGetValue(entry.Path, out var lines))
                    _copiedIn[entry.Path] = lines = new List<int>();
                lines.Add(GetLine(copying));
            }
        }

        // Only the script knows what a mount of the context is used for.
        _isUseKnown &= !model.Stages.SelectMany(stage => stage.Instructions).OfType<RunInstructionSyntax>()
            .Any(run => run.Mounts.Any(mount => mount.ReadsContext));
    }

    public StageReport Create(Stage stage)
    {
        var history = ImageHistory.Of(_model).Stages[stage.Index];
        var from = stage.From;
        var layers = ImmutableArray.CreateBuilder<LayerReport>();
        // The layers of a stage that this one starts from are reported there.
        var start = stage.Parent is null ? history.Start : default;
        layers.Add(new LayerReport(
            GetLine(from),
            GetEndLine(from),
            from.Keyword,
            GetText(from),
            start,
            0,
            ImmutableArray.Create(new PartReport(history.StartReason, start, IsAvoidable: false)),
            _cache.Create(from), ImmutableArray<FolderReport>.Empty));
        foreach (var layer in history.Layers)
        {
            var parts = layer.Parts.Select(part => new PartReport(part.Description, part.Size, part.IsAvoidable))
                .ToImmutableArray();
            var avoidable = parts.Where(part => part.IsAvoidable).Sum(part => part.Size.Bytes);
            layers.Add(new LayerReport(
                GetLine(layer.Instruction),
                GetEndLine(layer.Instruction),
                layer.Instruction.Keyword,
                GetText(layer.Instruction),
                layer.Size,
                Math.Min(avoidable, layer.Size.Bytes),
                parts,
                _cache.Create(layer.Instruction), GetContents(layer.Instruction)));
        }

        return new StageReport(
            stage.Index,
            stage.ToString(),
            from.ImageName.Text,
            stage.IsFinal,
            stage.IsShipped,
            stage.IsBuilt,
            history.Size,
            layers.ToImmutable());
    }

    public ContextReport? CreateContext()
    {
        if (BuildContext.Of(_model).Manifest is not { } manifest)
            return null;
        var included = BuildContext.Of(_model).Sent;
        var sent = ContextTransfer.Find(_model);
        var directoryBytes = manifest.Entries.Sum(entry => entry.Bytes);
        return new ContextReport(
            sent.Sum(entry => entry.Bytes),
            sent.Sum(entry => entry.Files),
            directoryBytes,
            directoryBytes - included.Sum(entry => entry.Bytes),
            !manifest.IsTruncated, FolderFinder.FindLargest(included, FindLines, _isUseKnown));
    }

    private ImmutableArray<FolderReport> GetContents(InstructionSyntax instruction) =>
        instruction is CopyingInstructionSyntax copying && TakesContext(copying)
            ? FolderFinder.FindLargest(
                ContextSelection.Of(_model, copying).Entries.Select(entry => entry.Entry),
                FindLines,
                isUseKnown: false)
            : ImmutableArray<FolderReport>.Empty;

    private IEnumerable<int> FindLines(string path) =>
        _copiedIn.TryGetValue(path, out var lines) ? lines : Enumerable.Empty<int>();

    private int GetLine(InstructionSyntax instruction) => _model.File.Lines.GetLine(instruction.Span.Start) + 1;

    private int GetEndLine(InstructionSyntax instruction) =>
        _model.File.Lines.GetLine(Math.Max(instruction.Span.Start, instruction.Span.End - 1)) + 1;

    internal static bool TakesContext(CopyingInstructionSyntax copying) => copying.From is null;

    private string GetText(InstructionSyntax instruction)
    {
        var flags = string.Concat(instruction.Flags.Select(flag => " " + _model.File.GetText(flag.Span)));
        var heredoc = instruction.Heredocs.Length > 0 && instruction is CommandInstructionSyntax
            ? " " + instruction.Heredocs[0].Body.Text
            : "";
        return string.Join(
            " ",
            $"{instruction.Keyword}{flags} {instruction.Arguments.Text}{heredoc}"
                .Split(new[] { ' ', '\t', '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries));
    }
}
