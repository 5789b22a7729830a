using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The connection strings with a password in <c>appsettings*.json</c>. Those of the developer's own machine, and texts
/// that only hold the place of a password, are left out.
/// </summary>
internal static class SettingsPasswords
{
    private static readonly Regex s_password = new(
        @"(?:\A|;)\s*(?:Password|Pwd|AccountKey|SharedAccessKey)\s*=\s*(?<value>[^;]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_local = new(
        @"(?:Server|Host|Data\s?Source|Address|Addr|Network\s?Address)\s*=\s*(?:tcp:|np:)?"
            + @"(?:localhost|127\.0\.0\.1|\[?::1\]?|\(local\w*\)|\.)(?:[\\,:;]|\s*\z|\s*;)"
            + "|UseDevelopmentStorage|:memory:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // "<password>", "your_password", "***", "${DB_PASSWORD}", "{0}", "#{password}#".
    private static readonly Regex s_placeholder = new(
        @"\A[\W_]*\z|[<>{}$%\[\]#]|\.\.\.|xxx|your|changeme|change_me|placeholder|secret_here|\A[*x]+\z"
            + @"|\Apass(?:word)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static IEnumerable<SettingsPassword> Find(string folder, DiscoveryLog log) =>
        FolderContent.GetFiles(folder).Where(ProjectEndpoints.IsSettingsFile)
            .OrderBy(path => path, StringComparer.Ordinal)
            .SelectMany(path => ProjectEndpoints.Read(path, log, FindIn));

    internal static IEnumerable<SettingsPassword> FindIn(string file, string text)
    {
        if (!s_password.IsMatch(text.Replace('"', ';')))
            yield break;
        foreach (var (path, value) in SettingsEndpoints.ReadValues(text))
        {
            if (path is [var section, var name]
                && section.Equals("ConnectionStrings", StringComparison.OrdinalIgnoreCase) && value is not null
                && s_password.Match(value) is { Success: true } match && !s_local.IsMatch(value)
                && !s_placeholder.IsMatch(match.Groups["value"].Value.Trim()))
                yield return new SettingsPassword(file, FindLine(text, name), name);
        }
    }

    private static int FindLine(string text, string name)
    {
        // Other sections may have the same key: the levels of loggers also have a default.
        text = SettingsEndpoints.RemoveComments(text);
        var section = text.IndexOf("\"ConnectionStrings\"", StringComparison.OrdinalIgnoreCase);
        var index = text.IndexOf("\"" + name + "\"", Math.Max(0, section), StringComparison.Ordinal);
        return index < 0 ? 1 : text.Take(index).Count(character => character == '\n') + 1;
    }
}
