using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>SARIF 2.1.0 (OASIS), as GitHub code scanning, Azure DevOps and IDEs read it.</summary>
internal sealed class SarifFormat
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string SourceRoot = "%SRCROOT%";

    private readonly JsonWriter _json;
    private readonly LintReport _report;
    private readonly ImmutableArray<RuleDescriptor> _rules;
    private readonly Dictionary<string, int> _ruleIndexes;

    private SarifFormat(LintReport report, JsonWriter json)
    {
        _report = report;
        _json = json;
        _rules = [.. report.Result.Files.SelectMany(file => file.Findings).Select(finding => finding.Rule)
            .DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        _ruleIndexes = _rules.Select((rule, index) => (rule.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
    }

    public static void Write(LintReport report, ToolOutput output)
    {
        var json = new JsonWriter(output.Writer);
        new SarifFormat(report, json).Write();
        json.End();
    }

    private void Write() => _json.Object(null, () =>
    {
        _json.String("$schema", Schema);
        _json.String("version", "2.1.0");
        _json.Array("runs", ["run"], _ => _json.Object(null, () =>
        {
            _json.Object("tool", () => _json.Object("driver", () => new SarifRules(_json).WriteDriver(_rules)));
            _json.Array("invocations", ["lint"], _ => _json.Object(null, WriteInvocation));
            _json.Object("originalUriBaseIds", () => _json.Object(SourceRoot, () =>
                _json.String("uri", FileUri.CreateFolder(_report.Root))));
            _json.Array("artifacts", _report.Result.Files, file => _json.Object(null, () =>
            {
                WriteArtifact("location", file.File.Path);
                _json.Array("roles", ["analysisTarget"], role => _json.String(null, role));
            }));
            _json.String("columnKind", "utf16CodeUnits");
            _json.Array("results", _report.Result.Files.SelectMany(file =>
                file.CreateFingerprints()
                    .Zip(file.Findings, (fingerprint, finding) => (file, finding, fingerprint))),
                one => _json.Object(null, () => WriteResult(one.file.File, one.finding, one.fingerprint)));
        }));
    });

    private void WriteInvocation()
    {
        _json.Boolean("executionSuccessful", _report.Result.Problems.IsEmpty);
        _json.Array("toolConfigurationNotifications", _report.Result.Problems, problem => _json.Object(null, () =>
        {
            _json.String("level", "error");
            _json.Object("message", () => _json.String("text", problem.Message));
            _json.Array("locations", [problem], one => _json.Object(null, () => _json.Object("physicalLocation", () =>
                WriteArtifact("artifactLocation", one.DisplayPath))));
        }));
        _json.Object("workingDirectory", () => _json.String("uri", FileUri.CreateFolder(_report.Folder)));
    }

    private void WriteResult(SourceFile file, Finding finding, string fingerprint)
    {
        _json.String("ruleId", finding.Rule.Id);
        _json.Number("ruleIndex", _ruleIndexes[finding.Rule.Id]);
        _json.String("level", SarifRules.GetLevel(finding.Severity));
        _json.Object("message", () => _json.String("text", finding.FullMessage));
        _json.Array("locations", [finding], _ => _json.Object(null, () => _json.Object("physicalLocation", () =>
        {
            WriteArtifact("artifactLocation", file.Path);
            WriteRegion("region", Location.Create(file, Location.TrimEnd(file, finding.Span)));
        })));
        _json.Object("partialFingerprints", () => _json.String("instruction/v1", fingerprint));
        if (finding.IsSuppressed)
            _json.Array("suppressions", [finding.IsInBaseline ? "external" : "inSource"], kind =>
                _json.Object(null, () => _json.String("kind", kind)));
        if (finding.Fix is { } fix)
            _json.Array("fixes", [fix], one => _json.Object(null, () => WriteFix(file, one)));
        if (finding.SavesBytes is { } bytes)
            _json.Object("properties", () => _json.Number("savesBytes", bytes));
    }

    private void WriteFix(SourceFile file, Fix fix)
    {
        _json.Object("description", () => _json.String("text", fix.Title));
        var changes = fix.NewFiles.Select(newFile => (newFile.Path, Edits: ImmutableArray.Create(
            (new Location(1, 1, 1, 1), newFile.Text))));
        if (!fix.Edits.IsEmpty)
        {
            changes = changes.Prepend((file.Path, [.. fix.Edits.Select(edit =>
                (Location.Create(file, edit.Span), edit.NewText))]));
        }

        _json.Array("artifactChanges", changes, change => _json.Object(null, () =>
        {
            WriteArtifact("artifactLocation", change.Path);
            _json.Array("replacements", change.Edits, edit => _json.Object(null, () =>
            {
                WriteRegion("deletedRegion", edit.Item1);
                _json.Object("insertedContent", () => _json.String("text", edit.Item2));
            }));
        }));
        _json.Object("properties", () => _json.String("safety", fix.Safety is FixSafety.Safe ? "safe" : "unsafe"));
    }

    private void WriteArtifact(string name, string path) => _json.Object(name, () =>
    {
        var relative = _report.GetRepositoryPath(path);
        _json.String("uri", FileUri.Create(relative));
        if (!Path.IsPathRooted(relative))
            _json.String("uriBaseId", SourceRoot);
    });

    private void WriteRegion(string name, Location location) => _json.Object(name, () =>
    {
        _json.Number("startLine", location.StartLine);
        _json.Number("startColumn", location.StartColumn);
        _json.Number("endLine", location.EndLine);
        _json.Number("endColumn", location.EndColumn);
    });
}
