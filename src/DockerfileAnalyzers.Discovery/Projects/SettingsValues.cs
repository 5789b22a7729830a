using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The values in <c>appsettings*.json</c> whose keys are in the code. Secrets, numbers and other values that are not
/// text are listed without their value: another file may override one that is listed.
/// </summary>
internal static class SettingsValues
{
    private const int MaxLength = 260;

    private static readonly Regex s_secret = new(
        @"passw|passphrase|pwd|secret|token|credential|(?:api|access|account|private|encryption|signing)_?key"
            + @"|\A(?:key|pass)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_other = new(@"\A(?:-?[\d.,:]+|true|false|null)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_literal = new(@"""(?<text>[\w:.-]{1,100})""", RegexOptions.CultureInvariant);

    public static IEnumerable<SettingsValue> Find(string folder, DiscoveryLog log)
    {
        var values = FolderContent.GetFiles(folder)
            .Where(SettingsFile.Is).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)
            .SelectMany(path => ProjectEndpoints.Read(path, log, FindIn)).ToArray();
        if (values.All(value => value.Value.Length == 0))
            return Enumerable.Empty<SettingsValue>();
        var literals = new HashSet<string>(ProjectEndpoints.FindSources(folder)
            .SelectMany(path => ProjectEndpoints.Read(path, log, FindLiterals)), StringComparer.OrdinalIgnoreCase);
        // A file for one environment overrides a value also where it has no text.
        var keys = new HashSet<string>(values.Where(value => value.Value.Length > 0 && IsNamed(value.Key, literals))
            .Select(value => value.Key), StringComparer.OrdinalIgnoreCase);
        return values.Where(value => keys.Contains(value.Key));
    }

    internal static IEnumerable<SettingsValue> FindIn(string file, string text)
    {
        foreach (var (path, value) in SettingsEndpoints.ReadValues(text))
        {
            if (value is not null && path.Count > 0)
                yield return new SettingsValue(file, string.Join(":", path), IsKept(path, value) ? value : "");
        }
    }

    private static bool IsKept(IReadOnlyList<string> path, string value) => value.Length is > 0 and <= MaxLength
        && !s_other.IsMatch(value) && !s_secret.IsMatch(value) && !path.Any(s_secret.IsMatch)
        && value.IndexOfAny(new[] { '\r', '\n', '\t' }) < 0;

    private static IEnumerable<string> FindLiterals(string file, string text) =>
        text.IndexOf("onfiguration", StringComparison.Ordinal) < 0 ? Enumerable.Empty<string>()
            : s_literal.Matches(text).Cast<Match>().Select(match => match.Groups["text"].Value);

    // As one text, or section by section: GetSection("Storage")["Root"], GetConnectionString("Shop").
    private static bool IsNamed(string key, HashSet<string> literals)
    {
        var parts = key.Split(':');
        return literals.Contains(key) || parts.Skip(parts[0] == "ConnectionStrings" ? 1 : 0).All(literals.Contains)
            || Enumerable.Range(1, parts.Length - 1).Any(count =>
                literals.Contains(string.Join(":", parts.Take(count)))
                && literals.Contains(string.Join(":", parts.Skip(count))));
    }
}
