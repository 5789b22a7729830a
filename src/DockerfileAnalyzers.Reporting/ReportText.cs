using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>The words that all renderers use.</summary>
internal static class ReportText
{
    /// <summary>How a size is known, in one word.</summary>
    public static string Known(SizeEstimate size) => size.Certainty switch
    {
        Certainty.Measured => "measured",
        Certainty.Published => "published",
        Certainty.Typical => "typical",
        _ => "unknown",
    };

    /// <summary>A size in a table: short where it is nothing.</summary>
    public static string Size(SizeEstimate size) => size is { Bytes: 0, IsAtLeast: false } ? "0" : size.ToString();

    /// <summary>What fixes bring, in one sentence.</summary>
    public static string Headline(DockerfileReport report)
    {
        if (report.Now.Image.IsUnknown)
            return "The size of the image is unknown; see the lines marked 'unknown'";
        if (report.All.Fixes == 0)
            return $"The image is {report.Now.Image}";
        return report.All.Image == report.Now.Image
            ? $"The image is {report.Now.Image}; {Fixes(report.All.Fixes)} can be applied without changing its size"
            : $"If you apply all fixes: {report.Now.Image} → {report.All.Image}";
    }

    public static string Fixes(int count) => Plural.Of(count, "fix", "fixes");

    public static string Files(int count) => Plural.Of(count, "file", "files");

    public static string Describe(Effect effect) => effect.Of switch
    {
        EffectKind.Image => "image",
        EffectKind.Context => "build context",
        _ => "layer",
    };

    public static string Describe(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>Lines as a person lists them: <c>line 3</c>, <c>lines 3, 7</c>.</summary>
    public static string Lines(ImmutableArray<int> lines) =>
        lines.Length == 1 ? $"line {lines[0]}" : $"lines {string.Join(", ", lines)}";

    public static string Shorten(string text, int length) =>
        text.Length <= length ? text : text.Substring(0, length - 1) + "…";
}
