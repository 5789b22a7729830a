namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>The architecture at the end of a tag of a .NET image: <c>10.0-alpine-arm64v8</c>.</summary>
internal static class DotNetTagArchitecture
{
    private static readonly Regex s_architecture = new(
        @"-(?<name>amd64|arm64v8|arm32v7|arm64|arm32)\z", RegexOptions.CultureInvariant);

    /// <summary>As the tag names it; <see langword="null"/> where it names none.</summary>
    public static string? Find(string tag) =>
        s_architecture.Match(tag) is { Success: true } match ? match.Groups["name"].Value : null;

    public static string Remove(string tag) => s_architecture.Replace(tag, "");
}
