using System.Globalization;

namespace DockerfileAnalyzers.Syntax;

/// <summary>Durations as Go writes them: <c>1m30s</c>, <c>1.5h</c>, <c>0</c>.</summary>
internal static class GoDuration
{
    private static readonly Regex s_pattern = new(
        @"\A[+]?(?:(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+\z", RegexOptions.CultureInvariant);

    /// <summary>Whether Docker takes it for a health check: zero, or at least a millisecond.</summary>
    public static bool IsValid(string text)
    {
        if (text is "0" or "+0")
            return true;
        var match = s_pattern.Match(text);
        if (!match.Success)
            return false;
        var milliseconds = 0.0;
        for (var i = 0; i < match.Groups[1].Captures.Count; i++)
        {
            milliseconds += double.Parse(match.Groups[1].Captures[i].Value, CultureInfo.InvariantCulture)
                * match.Groups[2].Captures[i].Value switch
                {
                    "ns" => 1e-6,
                    "ms" => 1,
                    "s" => 1e3,
                    "m" => 6e4,
                    "h" => 3.6e6,
                    _ => 1e-3,
                };
        }

        return milliseconds is 0 or >= 1;
    }
}
