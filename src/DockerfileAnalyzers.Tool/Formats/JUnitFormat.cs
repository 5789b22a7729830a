using System.Xml;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// A test report: a suite for each file, a failed test for each error and warning, a skipped one for each info. A file
/// without findings is a test that passes.
/// </summary>
internal static class JUnitFormat
{
    public static void Write(LintReport report, ToolOutput output) => XmlText.Write(output, xml =>
    {
        var result = report.Result;
        var failures = result.Count(Severity.Error) + result.Count(Severity.Warning);
        xml.WriteStartElement("testsuites");
        xml.Attribute("name", "dockerfile-analyzers");
        xml.Attribute("tests", result.Files.Sum(CountTests) + result.Problems.Length);
        xml.Attribute("failures", failures);
        xml.Attribute("errors", result.Problems.Length);
        foreach (var file in result.Files)
            WriteFile(file, xml);
        foreach (var problem in result.Problems)
            WriteProblem(problem, xml);
        xml.WriteEndElement();
    });

    private static void WriteFile(FileResult file, XmlWriter xml)
    {
        var findings = file.Reported.ToArray();
        var skipped = findings.Count(finding => finding.Severity is Severity.Info);
        WriteSuite(file.DisplayPath, (CountTests(file), findings.Length - skipped, 0, skipped), xml);
        if (findings.Length == 0)
            WriteTest("No findings", file.DisplayPath, xml);
        foreach (var finding in findings)
        {
            var reported = new ReportedFinding(file, finding);
            var position = $"{reported.Location.StartLine}:{reported.Location.StartColumn}";
            WriteTest($"{finding.Rule.Id} at {position}", file.DisplayPath, xml, () =>
            {
                xml.WriteStartElement(finding.Severity is Severity.Info ? "skipped" : "failure");
                xml.Attribute("type", SeverityName.Of(finding.Severity));
                xml.Attribute("message", finding.Message);
                xml.WriteString(ConciseFormat.Describe(reported)
                    + (finding.Rule.HelpLink is { } link ? "\n" + link : ""));
                xml.WriteEndElement();
            });
        }

        xml.WriteEndElement();
    }

    private static void WriteProblem(ToolProblem problem, XmlWriter xml)
    {
        WriteSuite(problem.DisplayPath, (1, 0, 1, 0), xml);
        WriteTest("The file can be checked", problem.DisplayPath, xml, () =>
        {
            xml.WriteStartElement("error");
            xml.Attribute("message", problem.Message);
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
    }

    private static void WriteSuite(
        string name, (int Tests, int Failures, int Errors, int Skipped) counts, XmlWriter xml)
    {
        xml.WriteStartElement("testsuite");
        xml.Attribute("name", name);
        xml.Attribute("tests", counts.Tests);
        xml.Attribute("failures", counts.Failures);
        xml.Attribute("errors", counts.Errors);
        xml.Attribute("skipped", counts.Skipped);
    }

    private static void WriteTest(string name, string path, XmlWriter xml, Action? writeResult = null)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("name", name);
        xml.Attribute("classname", path);
        writeResult?.Invoke();
        xml.WriteEndElement();
    }

    private static int CountTests(FileResult file) => Math.Max(1, file.Reported.Count());
}
