namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>The packages that a program needs at run time if it was built with others.</summary>
internal static class RuntimeLibraries
{
    private static readonly Lazy<ImmutableDictionary<(string Manager, string Package), string[]>> s_rows = new(() =>
        TableFile.Read("runtime-libraries.tsv")
            .SelectMany(row => row[1].Split('|').Select(package => ((row[0], package), row[2].Split(' '))))
            .ToImmutableDictionary(row => row.Item1, row => row.Item2));

    public static bool Covers(string manager, string package) => s_rows.Value.ContainsKey((manager, package));

    /// <param name="manager">By its main name: <c>apt-get</c>, <c>apk</c>, <c>pip</c>.</param>
    /// <param name="suite">The release of the image; <see langword="null"/> where it is not known.</param>
    /// <returns>
    /// None if the images of Python have all of them; <see langword="null"/> where the table does not tell.
    /// </returns>
    public static ImmutableArray<string>? Find(string manager, string package, string? suite)
    {
        if (!s_rows.Value.TryGetValue((manager, package), out var entries))
            return null;
        if (entries[0] == "-")
            return ImmutableArray<string>.Empty;
        if (entries[0].IndexOf('=') < 0)
            return entries.ToImmutableArray();
        var prefix = suite + "=";
        var found = entries.Where(entry => entry.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => entry.Substring(prefix.Length)).ToImmutableArray();
        return found.IsEmpty ? null : found;
    }
}
