namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>A native library that code may call by its name.</summary>
/// <param name="IsOfWindows">Whether only Windows has it; nothing else is known about it then.</param>
/// <param name="Since">The first version of .NET whose images lack it; <see langword="null"/> for all.</param>
/// <param name="Word">The packages and files that bring it have this in their names.</param>
internal sealed record NativeLibrary(
    string Name,
    bool IsOfWindows,
    Version? Since,
    string Word,
    ImmutableArray<string> AptPackages,
    string ApkPackage);

/// <summary>Native libraries that the images of .NET do not have.</summary>
internal static class NativeLibraries
{
    private static readonly Lazy<ImmutableDictionary<string, NativeLibrary>> s_all = new(() =>
        TableFile.Read("native-libraries.tsv").Select(Create)
            .ToImmutableDictionary(library => library.Name, StringComparer.OrdinalIgnoreCase));

    /// <param name="name">As code has it: <c>libldap-2.5.so.0</c>, <c>gdiplus.dll</c>, <c>kernel32</c>.</param>
    /// <returns><see langword="null"/> where the table does not tell.</returns>
    public static NativeLibrary? Find(string name)
    {
        var end = name.IndexOf(".so", StringComparison.Ordinal);
        var stem = end > 0 ? name.Substring(0, end) : name;
        if (stem.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            stem = stem.Substring(0, stem.Length - ".dll".Length);
        return s_all.Value.TryGetValue(stem, out var library)
            || (stem.StartsWith("lib", StringComparison.Ordinal)
                && s_all.Value.TryGetValue(stem.Substring(3), out library)) ? library : null;
    }

    private static NativeLibrary Create(string[] row) => row.Length > 4
        ? new(row[0], false, Version.TryParse(row[2], out var since) ? since : null, row[3],
            row[4].Split('|').ToImmutableArray(), row[5])
        : new(row[0], row[1] == "windows", null, "", ImmutableArray<string>.Empty, "");
}
