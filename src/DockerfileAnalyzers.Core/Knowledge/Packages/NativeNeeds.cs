namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>A native library that a NuGet package loads, and that the images of .NET do not have.</summary>
/// <param name="Since">The first version of .NET whose images lack it; <see langword="null"/> for all.</param>
/// <param name="LastMajor">
/// The last major version of the package that loads it; <see langword="null"/> where all do.
/// </param>
/// <param name="Word">The packages and files that bring it have this in their names.</param>
internal sealed record NativeNeed(
    string Package,
    string Library,
    Version? Since,
    string Word,
    ImmutableArray<string> AptPackages,
    string ApkPackage,
    int? LastMajor);

/// <summary>The native libraries that NuGet packages need.</summary>
internal static class NativeNeeds
{
    private static readonly Lazy<ImmutableArray<NativeNeed>> s_all = new(() => TableFile.Read("native-needs.tsv")
        .Select(row => new NativeNeed(
            row[0], row[1], Version.TryParse(row[2], out var since) ? since : null, row[3],
            row[4].Split('|').ToImmutableArray(), row[5],
            row.Length > 6 && WholeNumber.TryParse(row[6], out var last) ? last : null))
        .ToImmutableArray());

    public static ImmutableArray<NativeNeed> All => s_all.Value;
}
