namespace DockerfileAnalyzers.Knowledge;

/// <summary>The embedded tables: tab-separated lines behind comment lines that tell source and date.</summary>
internal static class TableFile
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(TableFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }

    public static DateTime Date(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
