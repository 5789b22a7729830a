using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>The report of Checkstyle, which most tools for reviews and builds read.</summary>
internal static class CheckstyleFormat
{
    // The version of the format that this is, as readers expect one.
    private const string FormatVersion = "4.3";

    public static void Write(LintReport report, ToolOutput output) => XmlText.Write(output, xml =>
    {
        xml.WriteStartElement("checkstyle");
        xml.Attribute("version", FormatVersion);
        foreach (var file in report.Result.Files)
        {
            xml.WriteStartElement("file");
            xml.Attribute("name", file.DisplayPath);
            foreach (var finding in file.Reported)
            {
                var location = new ReportedFinding(file, finding).Location;
                xml.WriteStartElement("error");
                xml.Attribute("line", location.StartLine);
                xml.Attribute("column", location.StartColumn);
                xml.Attribute("severity", SeverityName.Of(finding.Severity));
                xml.Attribute("message", finding.Message);
                xml.Attribute("source", finding.Rule.Id);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        foreach (var problem in report.Result.Problems)
        {
            xml.WriteStartElement("file");
            xml.Attribute("name", problem.DisplayPath);
            xml.WriteStartElement("exception");
            xml.WriteString(VisibleText.Escape(problem.Message));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}
