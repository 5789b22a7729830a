using System.Globalization;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>How a .NET program is published.</summary>
internal enum PublishMode
{
    FrameworkDependent,
    SelfContained,
    SelfContainedSingleFile,
    Trimmed,
    TrimmedSingleFile,
    NativeAot,
}

/// <summary>
/// The output of <c>dotnet publish</c> for the SDK's own templates: the runtime, and a program that does next to
/// nothing.
/// </summary>
internal static class PublishTable
{
    private static readonly Lazy<ILookup<(bool IsWeb, PublishMode Mode), (Version Version, long Bytes)>> s_rows = new(
        () => TableFile.Read("publish-output.tsv").ToLookup(
            row => (row[1] == "web", (PublishMode)Enum.Parse(typeof(PublishMode), row[2])),
            row => (Version.Parse(row[0]), long.Parse(row[3], CultureInfo.InvariantCulture))));

    /// <param name="isWeb">Whether the program needs ASP.NET Core.</param>
    /// <returns>
    /// Bytes, of the version itself or else of the one next to it;
    /// <see langword="null"/> where no version was measured.
    /// </returns>
    public static long? Find(Version version, bool isWeb, PublishMode mode)
    {
        var rows = s_rows.Value[(isWeb, mode)].OrderBy(row => Math.Abs(row.Version.Major - version.Major)).ToArray();
        return rows.Length == 0 ? null : rows[0].Bytes;
    }
}
