using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>One entry of a built image's history.</summary>
/// <param name="CreatedBy">As the builder noted it, on one line.</param>
/// <param name="Bytes">Uncompressed; 0 for an entry without a layer; <see langword="null"/> where unknown.</param>
internal sealed record MeasuredLayer(string CreatedBy, long? Bytes);

/// <summary>
/// Files that one layer wrote and a later one took away again: they are in the image, and nobody sees them.
/// </summary>
/// <param name="Writer">Index of the layer that wrote them.</param>
/// <param name="Remover">Index of the layer that deleted or overwrote them.</param>
/// <param name="Example">The largest of them.</param>
internal sealed record MeasuredWaste(int Writer, int Remover, long Bytes, int Files, bool IsDeleted, string Example);

/// <summary>What an image that was built says of itself: lines of tab-separated fields that people can read.</summary>
/// <param name="Dockerfile">The path of the file that it was built from.</param>
/// <param name="Source">The name of the file that tells it.</param>
/// <param name="TotalBytes">Of the whole image; <see langword="null"/> where only layers are known.</param>
/// <param name="Layers">From the base up; empty where only the total is known.</param>
internal sealed record MeasuredImage(
    string Dockerfile,
    string Source,
    long? TotalBytes,
    ImmutableArray<MeasuredLayer> Layers,
    ImmutableArray<MeasuredWaste> Waste)
{
    public static MeasuredImage Parse(string text)
    {
        var image = new MeasuredImage(
            "", "", null, ImmutableArray<MeasuredLayer>.Empty, ImmutableArray<MeasuredWaste>.Empty);
        var layers = ImmutableArray.CreateBuilder<MeasuredLayer>();
        var waste = ImmutableArray.CreateBuilder<MeasuredWaste>();
        foreach (var line in text.Split('\n'))
        {
            var fields = line.TrimEnd('\r').Split('\t');
            if (fields[0] == "image" && fields.Length == 4)
                image = image with { Dockerfile = fields[1], Source = fields[2], TotalBytes = ToNumber(fields[3]) };
            else if (fields[0] == "layer" && fields.Length == 3)
                layers.Add(new MeasuredLayer(fields[2], ToNumber(fields[1])));
            else if (fields[0] == "waste" && fields.Length == 7)
                waste.Add(new MeasuredWaste(
                    (int)(ToNumber(fields[1]) ?? 0),
                    (int)(ToNumber(fields[2]) ?? 0),
                    ToNumber(fields[3]) ?? 0,
                    (int)(ToNumber(fields[4]) ?? 0),
                    fields[5] == "deleted",
                    fields[6]));
        }

        return image with { Layers = layers.ToImmutable(), Waste = waste.ToImmutable() };
    }

    public override string ToString()
    {
        var text = new StringBuilder($"image\t{Clean(Dockerfile)}\t{Clean(Source)}\t{ToText(TotalBytes)}\n");
        foreach (var layer in Layers)
            text.Append($"layer\t{ToText(layer.Bytes)}\t{Clean(layer.CreatedBy)}\n");
        foreach (var waste in Waste)
            text.Append(
                $"waste\t{waste.Writer}\t{waste.Remover}\t{ToText(waste.Bytes)}\t{waste.Files}\t{(waste.IsDeleted ? "deleted" : "overwritten")}\t{Clean(waste.Example)}\n");
        return text.ToString();
    }

    private static long? ToNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string ToText(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Clean(string text) =>
        string.Join(" ", text.Split(new[] { ' ', '\t', '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries));
}
