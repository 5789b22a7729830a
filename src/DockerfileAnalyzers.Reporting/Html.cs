using System.Globalization;

namespace DockerfileAnalyzers.Reporting;

/// <summary>Markup that is safe to write: made from templates whose holes are escaped.</summary>
internal readonly struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    public static Html Empty => default;

    /// <summary>Holes that are markup themselves stay so; all others are escaped.</summary>
    public static Html Of(FormattableString template) => new(string.Format(
        CultureInfo.InvariantCulture,
        template.Format,
        template
            .GetArguments()
            .Select(argument =>
                argument is Html html
                    ? (object)html.ToString()
                    : Escape(Convert.ToString(argument, CultureInfo.InvariantCulture) ?? ""))
            .ToArray()));

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    public static Html If(bool condition, FormattableString template) => condition ? Of(template) : Empty;

    /// <summary>Text that is markup already: the resources of the page, never a value.</summary>
    public static Html Trusted(string text) => new(text);

    public override string ToString() => _text ?? "";

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")
            .Replace("\"", "&quot;").Replace("'", "&#39;").Replace("\0", "\uFFFD");
}
