using System.Globalization;

namespace DockerfileAnalyzers.Rules.Style;

/// <summary>The labels that a project requires, and their kinds.</summary>
internal sealed class LabelSchema
{
    private static readonly Regex s_spdx = new(
        @"\A[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+()-]+)*\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_semver = new(
        @"\A\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_hash = new(
        @"\A(?:[0-9a-f]{7}|[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_email = new(@"\A[^@\s]+@[^@\s]+\.[^@\s]+\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_date = new(
        @"\A\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant);

    private readonly ImmutableDictionary<string, string> _kinds;

    private LabelSchema(ImmutableDictionary<string, string> kinds) => _kinds = kinds;

    public IEnumerable<string> Names => _kinds.Keys.OrderBy(name => name, StringComparer.Ordinal);

    /// <param name="text"><c>name:kind, name</c>.</param>
    public static LabelSchema? Parse(string? text)
    {
        var kinds = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in (text ?? "").Split(new[] { ',', ' ' }, StringSplitOptions.RemoveEmptyEntries))
            kinds[entry.Split(':')[0]] = entry.IndexOf(':') is > 0 and var colon
                ? entry.Substring(colon + 1).ToLowerInvariant()
                : "text";
        return kinds.Count == 0 ? null : new LabelSchema(kinds.ToImmutable());
    }

    /// <summary>The problem with a value, as a sentence; <see langword="null"/> if it is valid.</summary>
    public string? FindProblem(string name, string value)
    {
        if (value.Trim().Length == 0)
            return $"The label '{name}' is empty";
        var (isRight, kind) = _kinds[name] switch
        {
            "url" => (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Host.Length > 0, "a URL"),
            "rfc3339" => (
                s_date.IsMatch(value)
                    && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                "a date such as 2026-11-24T12:00:00Z"),
            "spdx" => (s_spdx.IsMatch(value), "an SPDX license"),
            "hash" => (s_hash.IsMatch(value), "a commit hash"),
            "semver" => (s_semver.IsMatch(value), "a version such as 1.2.3"),
            "email" => (s_email.IsMatch(value), "an email address"),
            _ => (true, ""),
        };
        return isRight ? null : $"The label '{name}' must be {kind}, but is '{value}'";
    }
}
