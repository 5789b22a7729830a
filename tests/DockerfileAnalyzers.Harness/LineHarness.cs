using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Harness;

/// <summary>One JSON line in, one JSON line out; a bad line gives a line with <c>error</c>.</summary>
internal sealed class LineHarness(string? fix, bool allRules, bool history)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string AnalyzeFile(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);
            var ignoreFile = IgnoreFiles.GetCandidates(full, Path.GetDirectoryName(full)!).FirstOrDefault(File.Exists);
            return Analyze(
                path,
                full,
                File.ReadAllText(full),
                ignoreFile is null ? null : File.ReadAllText(ignoreFile),
                null,
                ProjectFacts.Unknown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            return Error(path, exception.Message);
        }
    }

    public string AnalyzeLine(string line)
    {
        string? id = null;
        try
        {
            var json = JsonNode.Parse(line)!.AsObject();
            id = json["id"]?.ToString();
            var path = json["path"]?.GetValue<string>() ?? "Dockerfile";
            var manifest = json["context"] is JsonArray entries
                ? ContextManifest.Create("", entries.OfType<JsonObject>().Select(ToEntry).ToImmutableArray())
                : null;
            var facts = json["project"] is JsonObject project
                ? FactsNotation.Parse(project.Select(pair => KeyValuePair.Create(pair.Key, ToText(pair.Value))), path)
                : ProjectFacts.Unknown;
            return Analyze(
                id,
                path,
                json["dockerfile"]?.GetValue<string>() ?? "",
                json["dockerignore"]?.GetValue<string>(),
                manifest,
                facts);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or NullReferenceException or FormatException)
        {
            return Error(id, exception.Message);
        }
    }

    private static ContextEntry ToEntry(JsonObject entry)
    {
        var path = entry["path"]!.GetValue<string>();
        var isFolder = path.EndsWith('/');
        return new ContextEntry(path.Trim('/'), entry["bytes"]?.GetValue<long>() ?? 0, isFolder, 1);
    }

    private static string ToText(JsonNode? value) => value switch
    {
        JsonArray array => string.Join(';', array.Select(ToText)),
        JsonValue scalar => scalar.ToString(),
        _ => "",
    };

    private string Analyze(
        string? id, string path, string text, string? ignoreText, ContextManifest? manifest, ProjectFacts project)
    {
        var file = new SourceFile(path, text);
        var related = ignoreText is null
            ? ImmutableArray<SourceFile>.Empty
            : [new SourceFile(".dockerignore", ignoreText)];
        var input = new AnalysisInput(file, related, manifest, project, AnalyzerConfig.Empty) { AllRules = allRules };
        var result = new JsonObject { ["id"] = id };
        var findings = new JsonArray();
        foreach (var finding in RuleEngine.Analyze(input).Where(finding => !finding.IsSuppressed))
            findings.Add(ToJson(file, finding));
        if (ignoreText is not null)
        {
            var ignoreFile = related[0];
            var ignoreInput = input with { File = ignoreFile, Related = [file] };
            foreach (var finding in RuleEngine.Analyze(ignoreInput).Where(finding => !finding.IsSuppressed))
            {
                var json = ToJson(ignoreFile, finding);
                json["file"] = ".dockerignore";
                findings.Add(json);
            }
        }

        result["findings"] = findings;
        result["syntaxErrors"] = new JsonArray(DockerfileParser.Parse(file).Errors.Select(error =>
        {
            var position = file.Lines.GetPosition(error.Span.Start);
            return (JsonNode)new JsonObject
            {
                ["line"] = position.Line + 1,
                ["column"] = position.Column + 1,
                ["message"] = error.Message,
            };
        }).ToArray());
        if (history)
            result["history"] = ToJson(ImageHistory.Of(ModelBuilder.Build(input)), file);
        if (fix is not null)
        {
            result["fixed"] = ApplyFixes(input);
            if (ignoreText is not null)
                result["fixedIgnoreFile"] = ApplyFixes(input with { File = related[0], Related = [file] });
        }

        return result.ToJsonString(s_options);
    }

    private string ApplyFixes(AnalysisInput input) =>
        FixApplier.Apply(input, finding => fix == "all" || finding.Fix!.Safety is FixSafety.Safe).Text;

    private static JsonObject ToJson(SourceFile file, Finding finding)
    {
        var start = file.Lines.GetPosition(finding.Span.Start);
        var end = file.Lines.GetPosition(finding.Span.End);
        var json = new JsonObject
        {
            ["rule"] = finding.Rule.Id,
            ["name"] = finding.Rule.Name,
            ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
            ["equivalents"] = new JsonArray(
                finding.Rule.Equivalents.Select(equivalent => (JsonNode)equivalent).ToArray()),
            ["line"] = start.Line + 1,
            ["column"] = start.Column + 1,
            ["endLine"] = end.Line + 1,
            ["endColumn"] = end.Column + 1,
            ["message"] = finding.Message,
        };
        if (finding.SavesBytes is { } bytes)
            json["savesBytes"] = bytes;
        if (finding.Fix is { } fix)
            json["fix"] = new JsonObject
            {
                ["title"] = fix.Title,
                ["safety"] = fix.Safety.ToString().ToLowerInvariant(),
            };
        return json;
    }

    private static JsonArray ToJson(ImageHistory history, SourceFile file) => new(history.Stages.SelectMany(stage =>
        stage.Layers.Select(layer => ToJson(
            file.Lines.GetLine(layer.Instruction.Span.Start) + 1,
            layer.Size,
            string.Join("; ", layer.Parts.Select(part => $"{part.Description} ({part.Size})"))))
            .Prepend(ToJson(file.Lines.GetLine(stage.Stage.From.Span.Start) + 1, stage.Start, stage.StartReason)))
        .ToArray());

    private static JsonNode ToJson(int line, SizeEstimate size, string reason) => new JsonObject
    {
        ["line"] = line,
        ["bytes"] = size.Bytes,
        ["certainty"] = size.Certainty.ToString().ToLowerInvariant(),
        ["atLeast"] = size.IsAtLeast,
        ["reason"] = reason,
    };

    private static string Error(string? id, string message) =>
        new JsonObject
        {
            ["id"] = id,
            ["findings"] = new JsonArray(),
            ["syntaxErrors"] = new JsonArray(),
            ["error"] = message,
        }.ToJsonString(s_options);
}
