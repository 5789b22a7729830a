using System.Globalization;

namespace DockerfileAnalyzers.Reporting;

/// <summary>Elements that several parts of the page share.</summary>
internal static class HtmlParts
{
    /// <summary>The anchor of a line: of the Dockerfile, or of its ignore file.</summary>
    public static string LineId(int source, int line) => source == 0 ? $"L{line}" : $"I{line}";

    public static string Percent(long part, long whole) => Number(100.0 * part / whole);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The headings of a table.</summary>
    public static Html Headings(params string[] names) =>
        Html.Join(names.Select(name => Html.Of($"""<th scope="col">{name}</th>""")));
}
