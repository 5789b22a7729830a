namespace DockerfileAnalyzers.Input;

/// <summary>One entry of a built image's history.</summary>
/// <param name="CreatedBy">As the builder noted it, on one line.</param>
/// <param name="Bytes">Uncompressed; 0 for an entry without a layer; <see langword="null"/> where unknown.</param>
internal sealed record MeasuredLayer(string CreatedBy, long? Bytes);

/// <summary>
/// Files that one layer wrote and a later one took away again: they are in the image but not visible.
/// </summary>
/// <param name="Writer">Index of the layer that wrote them.</param>
/// <param name="Remover">Index of the layer that deleted or overwrote them.</param>
/// <param name="Example">The largest of them.</param>
internal sealed record MeasuredWaste(int Writer, int Remover, long Bytes, int Files, bool IsDeleted, string Example);

/// <summary>The history and size of a built image, as readable lines of tab-separated fields.</summary>
/// <param name="Dockerfile">The path of the file that it was built from.</param>
/// <param name="Source">The name of the file that they are read from.</param>
/// <param name="TotalBytes">The bytes of the whole image; <see langword="null"/> where only layers are known.</param>
/// <param name="Layers">From the base up; empty where only the total is known.</param>
internal sealed record MeasuredImage(string Dockerfile, string Source, long? TotalBytes,
    ImmutableArray<MeasuredLayer> Layers, ImmutableArray<MeasuredWaste> Waste)
{
    private static readonly char[] s_whitespace = { ' ', '\t', '\r', '\n' };

    public static MeasuredImage Parse(string text)
    {
        var image = new MeasuredImage("", "", null, ImmutableArray<MeasuredLayer>.Empty,
            ImmutableArray<MeasuredWaste>.Empty);
        var layers = ImmutableArray.CreateBuilder<MeasuredLayer>();
        var waste = ImmutableArray.CreateBuilder<MeasuredWaste>();
        foreach (var record in RecordText.Read(text))
        {
            if (record.Kind == "image")
                image = image with { Dockerfile = record[0], Source = record[1], TotalBytes = record.Number(2) };
            else if (record.Kind == "layer")
                layers.Add(new MeasuredLayer(record[1], record.Number(0)));
            else if (record.Kind == "waste")
                waste.Add(new MeasuredWaste((int)(record.Number(0) ?? 0), (int)(record.Number(1) ?? 0), record.Number(2)
                    ?? 0,
                    (int)(record.Number(3) ?? 0), record[4] == "deleted", record[5]));
        }

        return image with { Layers = layers.ToImmutable(), Waste = waste.ToImmutable() };
    }

    public override string ToString()
    {
        var text = new RecordText().Add("image", Dockerfile, Source, TotalBytes);
        foreach (var layer in Layers)
            text.Add("layer", layer.Bytes, OnOneLine(layer.CreatedBy));
        foreach (var waste in Waste)
            text.Add("waste", waste.Writer, waste.Remover, waste.Bytes, waste.Files, waste.IsDeleted
                ? "deleted" : "overwritten", waste.Example);
        return text.ToString();
    }

    /// <summary>A command as a history shows it.</summary>
    internal static string OnOneLine(string text) =>
        string.Join(" ", text.Split(s_whitespace, StringSplitOptions.RemoveEmptyEntries));
}
