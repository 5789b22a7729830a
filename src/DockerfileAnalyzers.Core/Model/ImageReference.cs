namespace DockerfileAnalyzers.Model;

/// <summary>An image name taken apart: <c>registry/repository:tag@digest</c>.</summary>
/// <param name="Repository">
/// Without <c>docker.io/</c> and <c>library/</c>, with any other registry:
/// <c>node</c>, <c>mcr.microsoft.com/dotnet/sdk</c>.
/// </param>
/// <param name="Tag"><see langword="null"/> where none is written.</param>
/// <param name="Digest">With its algorithm; <see langword="null"/> where none is written.</param>
internal sealed record ImageReference(string Repository, string? Tag, string? Digest)
{
    private static readonly Regex s_domain = new(
        @"\A(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
            + @"|\[[0-9a-fA-F:]+\])(?::[0-9]+)?\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_path = new(
        @"\A[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_tag = new(
        @"\A\w[\w.-]{0,127}\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript);

    private static readonly Regex s_digest = new(
        @"\A(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})\z", RegexOptions.CultureInvariant);

    private static readonly Recent<string, string?> s_problems = new(SearchProblem);

    /// <returns>
    /// Why Docker refuses the text as an image name, a clause; <see langword="null"/> where it does not.
    /// </returns>
    public static string? FindProblem(string text) => s_problems[text];

    private static string? SearchProblem(string text)
    {
        if (text.Length == 0)
            return "it is empty";
        var at = text.IndexOf('@');
        if (at >= 0 && !s_digest.IsMatch(text.Substring(at + 1)))
            return "its digest must be 'sha256:' and 64 hexadecimal digits";
        var name = at < 0 ? text : text.Substring(0, at);
        var colon = name.LastIndexOf(':') is var last && last > name.LastIndexOf('/') ? last : -1;
        if (colon >= 0 && !s_tag.IsMatch(name.Substring(colon + 1)))
            return "its tag must start with a letter, a digit or '_' and contain only these, '.' and '-'";
        var path = colon < 0 ? name : name.Substring(0, colon);
        // The first part is a registry where it looks like a host, and capital letters make it look like one.
        if (path.IndexOf('/') is > 0 and var slash && path.Substring(0, slash) is var host
            && (host.IndexOfAny(new[] { '.', ':' }) >= 0 || host == "localhost" || host != host.ToLowerInvariant()))
        {
            if (!s_domain.IsMatch(host))
                return $"'{host}' is not a valid registry";
            path = path.Substring(slash + 1);
        }

        if (path.Any(char.IsUpper) && s_path.IsMatch(path.ToLowerInvariant()))
            return "a repository name must be lowercase";
        return s_path.IsMatch(path)
            ? null
            : "a repository name contains only lowercase letters and digits, separated by '.', '_', '__', '-' or '/'";
    }

    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@');
        var digest = at < 0 ? null : text.Substring(at + 1);
        var name = at < 0 ? text : text.Substring(0, at);
        var colon = name.LastIndexOf(':');
        var tag = colon > name.LastIndexOf('/') ? name.Substring(colon + 1) : null;
        var repository = tag is null ? name : name.Substring(0, colon);
        foreach (var prefix in new[] { "docker.io/", "index.docker.io/", "registry-1.docker.io/", "library/" })
        {
            if (repository.StartsWith(prefix, StringComparison.Ordinal))
                repository = repository.Substring(prefix.Length);
        }

        return new ImageReference(repository, tag, digest);
    }

    /// <summary><c>docker.io</c> where none is written.</summary>
    public string Registry =>
        Repository.IndexOf('/') is > 0 and var slash
        && (Repository.IndexOfAny(new[] { '.', ':' }, 0, slash) >= 0
            || Repository.StartsWith("localhost/", StringComparison.Ordinal))
            ? Repository.Substring(0, slash)
            : "docker.io";

    /// <summary>The last segment of the repository: <c>sdk</c> of <c>mcr.microsoft.com/dotnet/sdk</c>.</summary>
    public string Name => ContainerPath.GetName(Repository);

    /// <summary>The repository of another image of the same product: <c>runtime</c> of .NET's <c>sdk</c>.</summary>
    public string GetSibling(string name) => Repository.Replace("/" + Name, "/" + name);

    public bool IsScratch => Repository == "scratch";

    public override string ToString() =>
        Repository + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);
}
