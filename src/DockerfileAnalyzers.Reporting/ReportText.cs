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

    /// <summary>The savings of the fixes, in one sentence.</summary>
    public static string Headline(DockerfileReport report)
    {
        if (report.Now.Image.IsUnknown)
            return "The size of the image is unknown; see the lines marked 'unknown'";
        var (now, all) = (report.Now.Image, report.All.Image);
        if (report.All.Fixes == 0)
            return $"The image is {now}";
        if (ByteSize.Format(now.Bytes) == ByteSize.Format(all.Bytes))
            return $"The image is {now}; {Fixes(report.All.Fixes)} can be applied without changing its "
                + (now.IsAtLeast ? "known size" : "size");
        return AreOfKnownParts(report)
            ? $"If you apply all fixes: {OfKnownParts(now)} → {OfKnownParts(all)}, not counting parts of unknown size"
            : $"If you apply all fixes: {now} → {all}";
    }

    /// <summary>The savings of the safe fixes alone, as a sentence that follows the headline.</summary>
    public static string SafeHeadline(DockerfileReport report) => "If you apply only the safe fixes: "
        + (AreOfKnownParts(report) ? OfKnownParts(report.Safe.Image) : report.Safe.Image.ToString());

    // Two lower bounds are compared as what they are sums of.
    private static bool AreOfKnownParts(DockerfileReport report) =>
        report.Now.Image.IsAtLeast && report.All.Image.IsAtLeast && report.Safe.Image.IsAtLeast;

    private static string OfKnownParts(SizeEstimate size) => "≈ " + ByteSize.Format(size.Bytes);

    public static string Fixes(int count) => Plural.Of(count, "fix", "fixes");

    public static string Files(int count) => Plural.Of(count, "file", "files");

    /// <summary>The size of the directory of a build context, and how much of it is ignored.</summary>
    public static string Directory(ContextReport context) => ByteSize.Format(context.DirectoryBytes)
        + (context.IgnoredBytes == 0
            ? "; nothing is ignored" : $", of which {ByteSize.Format(context.IgnoredBytes)} is ignored");

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
}
