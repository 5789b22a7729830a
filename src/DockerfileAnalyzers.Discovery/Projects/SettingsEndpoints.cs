using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Where the settings files of a program say that it listens: <c>Urls</c> and the endpoints of Kestrel.
/// </summary>
internal static class SettingsEndpoints
{
    private static readonly Regex s_comment = new(@"(?<text>""(?:[^""\\]|\\.)*"")|//[^\n]*|/\*.*?\*/",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex s_trailingComma = new(@",(?=\s*[}\]])", RegexOptions.CultureInvariant);

    public static IEnumerable<ProjectEndpoint> Find(string file, string text)
    {
        if (text.IndexOf("urls", StringComparison.OrdinalIgnoreCase) < 0
            && text.IndexOf("Kestrel", StringComparison.OrdinalIgnoreCase) < 0
            && text.IndexOf("_ports", StringComparison.OrdinalIgnoreCase) < 0)
            yield break;
        foreach (var (path, value) in ReadValues(text))
        {
            var key = string.Join(":", path);
            if (value is not null && FindKey(key) is { } known)
                yield return new ProjectEndpoint(file, FindLine(text, value), known, value);
            else if (value is null or { Length: > 0 } && IsCertificate(key))
                yield return new ProjectEndpoint(file, 1, "Certificate", "");
        }
    }

    /// <summary>The values of a settings file, which may have comments and commas that JSON has not.</summary>
    internal static IEnumerable<(IReadOnlyList<string> Path, string? Value)> ReadValues(string text)
    {
        var json = s_trailingComma.Replace(RemoveComments(text), "");
        return JsonFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
    }

    /// <summary>The text with the same lines, without comments.</summary>
    internal static string RemoveComments(string text) => s_comment.Replace(text, match =>
        match.Groups["text"].Success
            ? match.Value : new string('\n', match.Value.Count(character => character == '\n')));

    private static string? FindKey(string key)
    {
        if (key.Equals("Urls", StringComparison.OrdinalIgnoreCase))
            return "Urls";
        if (key.Equals("http_ports", StringComparison.OrdinalIgnoreCase)
            || key.Equals("https_ports", StringComparison.OrdinalIgnoreCase))
            return "Ports";
        return key.StartsWith("Kestrel:Endpoints:", StringComparison.OrdinalIgnoreCase)
            && key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase)
            ? key.Substring(0, key.Length - ":Url".Length) : null;
    }

    private static bool IsCertificate(string key) => key.StartsWith("Kestrel:", StringComparison.OrdinalIgnoreCase)
        && key.IndexOf(":Certificate", StringComparison.OrdinalIgnoreCase) >= 0;

    private static int FindLine(string text, string value)
    {
        var index = text.IndexOf("\"" + value + "\"", StringComparison.Ordinal);
        return index < 0 ? 1 : text.Take(index).Count(character => character == '\n') + 1;
    }
}
