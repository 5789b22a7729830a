using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// The report for programs. Names and meanings of what is there stay; what is new is added.
/// Sizes are bytes; what is not known is null.
/// </summary>
internal static class JsonReport
{
    /// <summary>Raised where a name changes its meaning or goes away.</summary>
    private const int FormatVersion = 1;

    public static string Render(DockerfileReport report)
    {
        var json = new JsonWriter();
        json.Object(null, () =>
        {
            json.Number("version", FormatVersion);
            json.String("dockerfile", report.Name);
            json.Object("outcomes", () =>
            {
                WriteOutcome(json, "now", report.Now);
                WriteOutcome(json, "safeFixes", report.Safe);
                WriteOutcome(json, "allFixes", report.All);
            });
            json.Array("stages", report.Stages, stage => WriteStage(json, stage));
            json.Array("flows", report.Flows, flow => json.Object(null, () =>
            {
                json.String("from", flow.Source.Name);
                json.String("fromKind", Name(flow.Source.Kind));
                json.String("to", report.Stages[flow.Target].Name);
                json.String("kind", Name(flow.Kind));
                json.String("what", flow.What);
                WriteSize(json, "size", flow.Size);
                json.Number("line", flow.Line);
            }));
            if (report.Context is { } context)
            {
                json.Object("context", () =>
                {
                    json.Number("sentBytes", context.SentBytes);
                    json.Number("sentFiles", context.SentFiles);
                    json.Number("directoryBytes", context.DirectoryBytes);
                    json.Number("ignoredBytes", context.IgnoredBytes);
                    json.Boolean("isComplete", context.IsComplete);
                    WriteFolders(json, "largest", context.Folders);
                });
            }

            json.Array("findings", report.Findings, finding => WriteFinding(json, report, finding));
        });
        return json.ToString();
    }

    private static void WriteOutcome(JsonWriter json, string name, Outcome outcome) => json.Object(name, () =>
    {
        WriteSize(json, "image", outcome.Image);
        json.Number("contextBytes", outcome.ContextBytes);
        json.Number("fixes", outcome.Fixes);
    });

    private static void WriteStage(JsonWriter json, StageReport stage) => json.Object(null, () =>
    {
        json.String("name", stage.Name);
        json.String("base", stage.Base);
        json.Boolean("isFinal", stage.IsFinal);
        json.Boolean("isShipped", stage.IsShipped);
        json.Boolean("isUsed", stage.IsUsed);
        WriteSize(json, "size", stage.Size);
        json.Array("layers", stage.Layers, layer => json.Object(null, () =>
        {
            json.Number("line", layer.Line);
            json.Number("endLine", layer.EndLine);
            json.String("instruction", layer.Text);
            WriteSize(json, "size", layer.Size);
            json.Number("avoidableBytes", layer.AvoidableBytes);
            json.Array("parts", layer.Parts, part => json.Object(null, () =>
            {
                json.String("what", part.Description);
                WriteSize(json, "size", part.Size);
                json.Boolean("isAvoidable", part.IsAvoidable);
            }));
            json.Array("rebuiltWhen", layer.Cache.Reasons, reason => json.String(null, reason));
            if (!layer.Contents.IsEmpty)
                WriteFolders(json, "contents", layer.Contents);
        }));
    });

    private static void WriteFolders(JsonWriter json, string name, IEnumerable<FolderReport> folders) =>
        json.Array(name, folders, folder => json.Object(null, () =>
        {
            json.String("path", folder.Path);
            json.Number("bytes", folder.Bytes);
            json.Number("files", folder.Files);
            json.Array("copiedInLines", folder.CopiedIn, line => json.Number(null, line));
            if (folder.UnusedBytes is { } unused)
                json.Number("unusedBytes", unused);
        }));

    private static void WriteFinding(JsonWriter json, DockerfileReport report, FindingReport finding) =>
        json.Object(null, () =>
        {
            json.String("rule", finding.Rule.Id);
            json.String("name", finding.Rule.Name);
            json.String("severity", Name(finding.Severity));
            json.String("file", report.Sources[finding.Source].Name);
            json.Number("line", finding.Line);
            json.Number("column", finding.Column);
            json.String("message", finding.Message);
            json.String("fix", finding.FixTitle);
            if (finding.FixSafety is { } safety)
                json.String("fixSafety", Name(safety));
            if (finding.Effect is not { } effect)
                return;
            json.Object("effect", () =>
            {
                json.String("of", Name(effect.Of));
                WriteSize(json, "before", effect.Before);
                WriteSize(json, "after", effect.After);
            });
        });

    private static void WriteSize(JsonWriter json, string name, SizeEstimate size) => json.Object(name, () =>
    {
        json.Number("bytes", size.IsUnknown ? null : size.Bytes);
        json.String("known", size.Certainty is Certainty.Published ? "table" : Name(size.Certainty));
        json.Boolean("isAtLeast", size.IsAtLeast);
    });

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();
}
