namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>Architectures by the names that .NET has for them: <c>x64</c>, <c>arm64</c>, <c>arm</c>.</summary>
internal static class DotNetArchitecture
{
    private static readonly Regex s_runtime = new(
        @"\A(?:linux|linux-musl|linux-bionic|alpine[\d.]*)-(?<name>x64|x86|arm64|arm)\z",
        RegexOptions.CultureInvariant);

    /// <summary>The architecture of a runtime identifier; <see langword="null"/> if it has none.</summary>
    public static string? OfRuntime(string runtime) =>
        s_runtime.Match(runtime) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>
    /// The architecture of the image of a stage, if its platform or tag specifies one; otherwise,
    /// <see langword="null"/>.
    /// </summary>
    public static string? OfImage(Stage stage)
    {
        var platform = stage.Chain.Last().From.GetFlag("platform")?.Value?.Literal;
        if (platform is not null)
            return GetName(platform.Substring(platform.IndexOf('/') + 1));
        return GetName(DotNetTagArchitecture.Find(stage.BaseImage?.Reference.Tag ?? ""));
    }

    private static string? GetName(string? name) => name switch
    {
        "amd64" => "x64",
        "arm64" or "arm64/v8" or "arm64v8" => "arm64",
        "arm/v7" or "arm32v7" or "arm32" => "arm",
        _ => null,
    };
}
