using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Whether a web project says itself where it listens: then the image's variables decide nothing.</summary>
internal static class UrlSettings
{
    private static readonly Regex s_code = new(@"\bUseUrls\b|\bConfigureKestrel\b|\bUseKestrel\b|\.Listen(?:AnyIP|Localhost|UnixSocket)?\s*\(|\.Urls\.Add\b|\bUseHttpSys\b|\.Run\(\s*\$?""http", RegexOptions.CultureInvariant);

    // A Kestrel section without end points sets protocols or limits, not where the program listens.
    private static readonly Regex s_settings = new(@"""(?:EndPoints|Urls|http_ports|https_ports)""\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static bool AreIn(string folder) => new[] { "Program.cs", "Startup.cs", "Program.fs", "Program.vb" }.Any(name => Matches(folder, name, s_code))
        || new[] { "appsettings.json", "appsettings.Production.json", "appsettings.Docker.json", "hosting.json" }.Any(name => Matches(folder, name, s_settings));

    private static bool Matches(string folder, string name, Regex pattern)
    {
        try
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path) && pattern.IsMatch(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
