namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>The names under which messages show products and their releases.</summary>
internal static class ProductName
{
    private static readonly TableText s_names = new("product-names.tsv");

    /// <summary><c>Ubuntu 14.04</c>, <c>Debian 9 (stretch)</c>, <c>Node.js 16</c></summary>
    /// <param name="product">The repository, or the name of a system in tags: <c>alpine</c>.</param>
    public static string Of(string product, string release, string codeName = "")
    {
        var name = s_names[product] is [[_, var known], ..] ? known : product;
        // Tags and documentation of Debian refer to releases by their code names.
        return product == "debian" && codeName.Length > 0
            ? $"{name} {release} ({codeName})"
            : $"{name} {release}".TrimEnd();
    }
}
