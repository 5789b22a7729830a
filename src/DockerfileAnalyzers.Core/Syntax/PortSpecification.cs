using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Syntax;

/// <summary>What EXPOSE takes: <c>[ip:][host:]port[-port][/protocol]</c>.</summary>
internal static class PortSpecification
{
    private static readonly Regex s_pattern = new(
        @"\A(?:(?:\[[0-9a-fA-F:]+\]|\d+\.\d+\.\d+\.\d+):)?(?:(\d*)(?:-(\d+))?:)?(\d+)(?:-(\d+))?(?:/(tcp|udp|sctp))?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static bool IsValid(string text)
    {
        var match = s_pattern.Match(text);
        return match.Success && IsRange(match.Groups[1].Value, match.Groups[2].Value) && IsRange(match.Groups[3].Value, match.Groups[4].Value);
    }

    private static bool IsRange(string first, string last) =>
        IsPort(first, out var start) && IsPort(last, out var end) && (last.Length == 0 || start <= end);

    private static bool IsPort(string text, out int port)
    {
        port = 0;
        return text.Length == 0 || (int.TryParse(text, out port) && port <= ushort.MaxValue);
    }
}
