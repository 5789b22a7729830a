namespace DockerfileAnalyzers.Discovery;

/// <summary>Names of images as commands, compose files and manifests have them.</summary>
internal static class ImageName
{
    /// <summary>The name without tag and digest: <c>example.com/shop</c>.</summary>
    public static string Trim(string name)
    {
        name = name.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name.Substring(0, colon) : name;
    }
}
