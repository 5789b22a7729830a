using System.Security.Cryptography;
using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>The report of <c>artifacts:reports:codequality</c> in GitLab.</summary>
internal static class GitLabFormat
{
    public static void Write(LintReport report, ToolOutput output)
    {
        var json = new JsonWriter(output.Writer);
        json.Array(null, report.Result.Files.SelectMany(file =>
            file.CreateFingerprints()
                .Zip(file.Findings, (fingerprint, finding) => (File: file, Finding: finding, Fingerprint: fingerprint))
                .Where(one => !one.Finding.IsSuppressed)), one =>
        {
            var (location, path) = (new ReportedFinding(one.File, one.Finding).Location,
                report.GetRepositoryPath(one.File.File.Path));
            json.Object(null, () =>
            {
                json.String("description", $"{one.Finding.Rule.Id}: {one.Finding.Message}");
                json.String("check_name", one.Finding.Rule.Id);
                json.String("fingerprint", CreateFingerprint(path, one.Fingerprint));
                json.String("severity", GetSeverity(one.Finding.Severity));
                json.Object("location", () =>
                {
                    json.String("path", path);
                    json.Object("lines", () =>
                    {
                        json.Number("begin", location.StartLine);
                        json.Number("end", location.EndLine);
                    });
                });
            });
        });
        json.End();
    }

    // One report holds the findings of all files: fingerprints differ by their paths.
    private static string CreateFingerprint(string path, string fingerprint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path + "\n" + fingerprint)).AsSpan(0, 16));

    private static string GetSeverity(Severity severity) => severity switch
    {
        Severity.Error => "major",
        Severity.Warning => "minor",
        _ => "info",
    };
}
