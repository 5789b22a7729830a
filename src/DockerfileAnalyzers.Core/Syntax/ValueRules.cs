using System.Globalization;

namespace DockerfileAnalyzers.Syntax;

/// <summary>Which values of flags and instructions BuildKit accepts; tried with Docker Engine 28.5.</summary>
internal static class ValueRules
{
    private const int LastRealTimeSignal = 30;

    // Linux; BuildKit reads the name on the machine that builds.
    private static readonly ImmutableHashSet<string> s_signals = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "ABRT",
        "ALRM",
        "BUS",
        "CHLD",
        "CLD",
        "CONT",
        "FPE",
        "HUP",
        "ILL",
        "INT",
        "IO",
        "IOT",
        "KILL",
        "PIPE",
        "POLL",
        "PROF",
        "PWR",
        "QUIT",
        "SEGV",
        "STKFLT",
        "STOP",
        "SYS",
        "TERM",
        "TRAP",
        "TSTP",
        "TTIN",
        "TTOU",
        "URG",
        "USR1",
        "USR2",
        "VTALRM",
        "WINCH",
        "XCPU", "XFSZ", "RTMIN", "RTMAX");

    /// <summary>A signal by name, with or without <c>SIG</c> and in any case, or by number.</summary>
    public static bool IsSignal(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number != 0;
        var name = text.ToUpperInvariant();
        name = name.StartsWith("SIG", StringComparison.Ordinal) ? name.Substring(3) : name;
        return s_signals.Contains(name) || IsRealTime(name, "RTMIN+") || IsRealTime(name, "RTMAX-");
    }

    /// <summary>
    /// Whether a mode that consists of digits is octal and at most <c>7777</c>; symbolic modes are not judged here.
    /// </summary>
    public static bool IsOctalMode(string text) =>
        text.All(c => c is >= '0' and <= '7') && text.TrimStart('0').Length <= 4;

    /// <summary>Whether ADD may compare the checksum of a source: it downloads or clones it.</summary>
    public static bool MayBeRemote(string source) =>
        IsRemote(source) || source.Split('#')[0].EndsWith(".git", StringComparison.Ordinal);

    /// <summary>Whether a source of ADD is a URL or a repository that is reached by SSH.</summary>
    public static bool IsRemote(string source) =>
        source.Contains("://") || source.StartsWith("git@", StringComparison.Ordinal);

    private static bool IsRealTime(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.Substring(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
        && offset <= LastRealTimeSignal;
}
