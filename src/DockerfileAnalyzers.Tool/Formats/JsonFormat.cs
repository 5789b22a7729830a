using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// Everything that is known, for programs; <c>docs/dockerfile-analyzers.results.schema.json</c> describes it. Names and
/// meanings of what is there stay; what is new is added.
/// </summary>
internal sealed class JsonFormat
{
    /// <summary>Raised where a name changes its meaning or goes away.</summary>
    private const int FormatVersion = 1;

    private readonly JsonWriter _json;

    private JsonFormat(JsonWriter json) => _json = json;

    public static void Write(LintReport report, ToolOutput output)
    {
        var json = new JsonWriter(output.Writer);
        new JsonFormat(json).Write(report);
        json.End();
    }

    private void Write(LintReport report) => _json.Object(null, () =>
    {
        _json.Number("version", FormatVersion);
        _json.Array("files", report.Result.Files, WriteFile);
        _json.Array("problems", report.Result.Problems, problem => _json.Object(null, () =>
        {
            _json.String("path", problem.DisplayPath);
            _json.String("message", problem.Message);
        }));
        if (report.HasStatistics)
            _json.Array("statistics", RuleCount.Create(report), WriteCount);
        _json.Object("summary", () => WriteSummary(report));
    });

    private void WriteFile(FileResult file) => _json.Object(null, () =>
    {
        _json.String("path", file.DisplayPath);
        _json.Array("findings", file.CreateFingerprints()
            .Zip(file.Findings, (fingerprint, finding) => (Finding: finding, Fingerprint: fingerprint)),
            one => WriteFinding(file.File, one.Finding, one.Fingerprint));
    });

    private void WriteFinding(SourceFile file, Finding finding, string fingerprint) => _json.Object(null, () =>
    {
        _json.String("rule", finding.Rule.Id);
        _json.String("name", finding.Rule.Name);
        _json.String("category", finding.Rule.Category.ToString());
        _json.String("severity", SeverityName.Of(finding.Severity));
        _json.String("message", finding.Message);
        if (finding.FullMessage != finding.Message)
            _json.String("fullMessage", finding.FullMessage);
        WriteLocation("location", file, Location.TrimEnd(file, finding.Span));
        _json.Number("savesBytes", finding.SavesBytes);
        _json.Boolean("suppressed", finding.IsSuppressed);
        _json.Boolean("inBaseline", finding.IsInBaseline);
        _json.String("fingerprint", fingerprint);
        _json.String("helpLink", finding.Rule.HelpLink);
        if (finding.Fix is { } fix)
            _json.Object("fix", () => WriteFix(file, fix));
        else
            _json.String("fix", null);
    });

    private void WriteFix(SourceFile file, Fix fix)
    {
        _json.String("title", fix.Title);
        _json.String("safety", fix.Safety is FixSafety.Safe ? "safe" : "unsafe");
        _json.Array("edits", fix.Edits, edit => _json.Object(null, () =>
        {
            WriteLocation("location", file, edit.Span);
            _json.String("newText", edit.NewText);
        }));
        _json.Array("newFiles", fix.NewFiles, newFile => _json.Object(null, () =>
        {
            _json.String("path", newFile.Path);
            _json.String("text", newFile.Text);
        }));
    }

    private void WriteLocation(string name, SourceFile file, TextSpan span) => _json.Object(name, () =>
    {
        var location = Location.Create(file, span);
        WritePosition("start", location.StartLine, location.StartColumn);
        WritePosition("end", location.EndLine, location.EndColumn);
    });

    private void WritePosition(string name, int line, int column) => _json.Object(name, () =>
    {
        _json.Number("line", line);
        _json.Number("column", column);
    });

    private void WriteCount(RuleCount count) => _json.Object(null, () =>
    {
        _json.String("rule", count.Rule.Id);
        _json.String("name", count.Rule.Name);
        _json.Number("count", count.Count);
        _json.Number("safeFixes", count.SafeFixes);
        _json.Number("unsafeFixes", count.UnsafeFixes);
    });

    private void WriteSummary(LintReport report)
    {
        var fixes = report.Reported.Select(reported => reported.Finding.Fix).OfType<Fix>().ToArray();
        _json.Number("files", report.Result.Files.Length);
        _json.Number("errors", report.Result.Count(Severity.Error));
        _json.Number("warnings", report.Result.Count(Severity.Warning));
        _json.Number("infos", report.Result.Count(Severity.Info));
        _json.Number("suppressed", report.Result.Files.Sum(file => file.Findings.Length - file.Reported.Count()));
        _json.Number("inBaseline", report.Result.Files.Sum(file => file.Findings.Count(one => one.IsInBaseline)));
        _json.Number("safeFixes", fixes.Count(fix => fix.Safety is FixSafety.Safe));
        _json.Number("unsafeFixes", fixes.Count(fix => fix.Safety is FixSafety.Unsafe));
    }
}
