using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>Base images in words.</summary>
internal static class ImageText
{
    private const int MaxVariants = 4;

    public static string Describe(BaseImage image)
    {
        var reference = image.Reference;
        var text = new StringBuilder($"**{reference}**\n\n");
        if (image.IsScratch)
            return text.Append("The empty image: no files, no shell, no users.").ToString();
        if (image.Facts is not { } facts)
            return text.Append("There is no information about this image.").ToString();
        foreach (var (name, value) in GetFacts(facts))
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {value}\n");
        foreach (var end in FindEnds(reference))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"- {end.Name}: supported until {Format(end.Date)}, as of {Format(end.AsOf)}\n");
        }

        if (DeprecatedImageTable.Find(reference.Repository, reference.Tag) is { } deprecation)
            text.Append($"- Deprecated; use {NameList(deprecation.Replacements)}\n");
        AddVariants(text, reference);
        return text.ToString();
    }

    /// <summary>Size, system and end of life on one line; empty where nothing is known.</summary>
    public static string Summarize(string repository, string tag)
    {
        var facts = ImageTable.Find(repository, tag);
        var parts = new List<string>();
        if (facts?.Bytes is { } bytes)
            parts.Add(ByteSize.Format(bytes));
        if (facts?.SystemName is { } system)
            parts.Add(system);
        if (ImageTable.FindEndOfLife(repository, tag) is { } end)
            parts.Add($"supported until {Format(end.Date)}");
        return string.Join(", ", parts);
    }

    private static IEnumerable<(string Name, string Value)> GetFacts(ImageFacts facts)
    {
        if (facts.Bytes is { } bytes)
        {
            var compressed = facts.CompressedBytes is > 0 and { } download
                ? $" ({ByteSize.Format(download)} to download)" : "";
            var certainty = facts.BytesCertainty is Certainty.Published ? "" : "≈ ";
            yield return ("Size", $"{certainty}{ByteSize.Format(bytes)}{compressed}");
        }

        if (facts.SystemName is { } system)
            yield return ("Operating system", system);
        if (facts.DefaultUser is { } user)
        {
            yield return ("User", facts.ApplicationUser is { } other && other != user
                ? $"{user}; '{other}' is provided for applications" : user);
        }

        if (facts.HasShell is { } hasShell)
            yield return ("Shell", hasShell ? "yes" : "none");
        if (facts.PackageManager is { } manager)
            yield return ("Package manager", manager);
        if (facts.HttpPort is { } port)
            yield return ("HTTP port", port.ToString(CultureInfo.InvariantCulture));
        if (facts.HasIcu is { } hasIcu)
            yield return ("ICU", hasIcu ? "yes" : "no; only invariant globalization works");
    }

    private static IEnumerable<EndOfLife> FindEnds(ImageReference reference) =>
        new[]
        {
            ImageTable.FindEndOfLife(reference.Repository, reference.Tag),
            ImageTable.FindDistributionEndOfLife(reference.Repository, reference.Tag),
        }.OfType<EndOfLife>();

    private static void AddVariants(StringBuilder text, ImageReference reference)
    {
        var variants = ImageTable.FindSmallerVariants(reference.Repository, reference.Tag);
        if (variants.IsEmpty)
            return;
        text.Append("\nSmaller variants of the same version:\n");
        foreach (var variant in variants.Take(MaxVariants))
        {
            var notes = new[] { variant.IsMusl ? "musl" : null, variant.HasShell ? null : "no shell" }
                .OfType<string>().ToArray();
            text.Append(CultureInfo.InvariantCulture, $"- `{variant.Tag}`: {ByteSize.Format(variant.Bytes)}, saves ")
                .Append(ByteSize.Format(variant.CurrentBytes - variant.Bytes))
                .Append(notes.Length == 0 ? "\n" : $" ({string.Join(", ", notes)})\n");
        }
    }

    private static string NameList(IEnumerable<string> names) =>
        string.Join(" or ", names.Select(name => $"`{name}`"));

    private static string Format(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
