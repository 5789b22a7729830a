using System.Globalization;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>An address that ASP.NET Core listens on.</summary>
/// <param name="Host">As written: <c>+</c>, <c>localhost</c>, <c>0.0.0.0</c>.</param>
/// <param name="Origin">Who says so, for a message: <c>'ASPNETCORE_URLS'</c>, <c>Line 12 of 'Program.cs'</c>.</param>
/// <param name="Span">
/// Where the Dockerfile says it; <see langword="null" /> where another file or the base image does.
/// </param>
internal sealed record Endpoint(string Scheme, string Host, int Port, string Origin, TextSpan? Span)
{
    private static readonly Regex s_url = new(
        @"\A(?<scheme>https?)://(?<host>\[[^\]]*\]|[^/:]*)(?::(?<port>\d+))?/?\z",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_local = new(
        @"\A(?:localhost|127(?:\.\d+){3}|\[::1\])\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public bool IsHttps => Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether only the container itself can connect.</summary>
    public bool IsLocal => s_local.IsMatch(Host);

    /// <summary>Whether code names it that a compiler of C# or Visual Basic reads.</summary>
    public bool IsInCode => Origin.EndsWith(".cs'", StringComparison.OrdinalIgnoreCase)
        || Origin.EndsWith(".vb'", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file names it.</summary>
    public bool IsIn(SourceFile file) =>
        Origin.EndsWith($" of '{RelativePath.GetName(file.Path)}'", StringComparison.Ordinal);

    /// <summary><c>http://localhost:5009</c></summary>
    public string Url => $"{Scheme}://{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";

    /// <returns><see langword="null"/> where it is not such a URL.</returns>
    public static Endpoint? Parse(string url, string origin, TextSpan? span)
    {
        if (s_url.Match(url.Trim()) is not { Success: true } match)
            return null;
        var scheme = match.Groups["scheme"].Value.ToLowerInvariant();
        var port = scheme == "https" ? 443 : 80;
        if (match.Groups["port"].Value is { Length: > 0 } text
            && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port))
            return null;
        return new Endpoint(scheme, match.Groups["host"].Value, port, origin, span);
    }

    /// <summary>The endpoints of a list of URLs; <see langword="null"/> where one of them is not known.</summary>
    public static IReadOnlyList<Endpoint>? ParseList(string? urls, string origin, TextSpan? span)
    {
        var parsed = (urls ?? "?").Split(new[] { ';' }, StringSplitOptions.RemoveEmptyEntries)
            .Select(url => Parse(url, origin, span)).ToArray();
        return parsed.Length == 0 || parsed.Any(endpoint => endpoint is null)
            ? null : parsed.OfType<Endpoint>().ToArray();
    }
}

/// <summary>An address that the code or a settings file of the project makes it listen on.</summary>
/// <param name="File">Its name: <c>Program.cs</c>, <c>appsettings.Production.json</c>.</param>
/// <param name="Key">
/// <c>Listen</c> or <c>Urls</c> in code; of settings, the key: <c>Urls</c>, <c>Kestrel:Endpoints:Http</c>.
/// <c>Certificate</c> where one is set up.
/// </param>
/// <param name="Value">URLs; empty where only the running program knows.</param>
internal sealed record ProjectEndpoint(string File, int Line, string Key, string Value)
{
    /// <summary>Code is for every environment; so is <c>appsettings.json</c>.</summary>
    public bool AppliesTo(string environment) =>
        !IsSettings || SettingsFile.GetEnvironment(File) is var own
        && (own.Length == 0 || own.Equals(environment, StringComparison.OrdinalIgnoreCase));

    public bool IsSettings => File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public string Origin => $"Line {Line.ToString(CultureInfo.InvariantCulture)} of '{File}'";
}
