namespace DockerfileAnalyzers.Text;

/// <summary>Sizes as a person says them.</summary>
internal static class ByteSize
{
    /// <summary>Two significant digits and a decimal unit: <c>83 MB</c>, <c>1.2 GB</c>, <c>640 kB</c>.</summary>
    public static string Format(long bytes)
    {
        var (value, unit) = bytes switch
        {
            >= 995_000_000 => (bytes / 1e9, "GB"),
            >= 995_000 => (bytes / 1e6, "MB"),
            >= 1000 => (bytes / 1e3, "kB"),
            _ => (bytes, "bytes"),
        };
        var format = value < 9.95 && unit != "bytes" ? "0.#" : "0";
        if (value >= 100 && unit != "bytes")
            value = Math.Round(value / 10) * 10;
        return value.ToString(format, System.Globalization.CultureInfo.InvariantCulture) + " " + unit;
    }
}
