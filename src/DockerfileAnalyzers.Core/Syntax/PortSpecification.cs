using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DockerfileAnalyzers.Syntax;

/// <summary>The argument of EXPOSE: <c>[ip:][host:]port[-port][/protocol]</c>.</summary>
internal static class PortSpecification
{
    private static readonly Regex s_ip4 = new(
        @"\A(?:(?:0|[1-9]\d{0,2})(?:\.|\z)){4}(?<!\.)\z", RegexOptions.CultureInvariant);

    /// <summary>The port of a word of EXPOSE; <see langword="null"/> if it is a range or unknown.</summary>
    public static int? FindPort(WordSyntax word) =>
        WholeNumber.TryParse(word.Literal?.Split('/')[0], out var port) ? port : null;

    public static bool IsValid(string text)
    {
        // The last two colons count: an address of IPv6 has more, and needs no brackets.
        var parts = text.Split(':');
        var container = parts[parts.Length - 1].Split(new[] { '/' }, 2);
        var protocol = container.Length > 1 ? container[1].ToLowerInvariant() : "";
        if (protocol is not ("" or "tcp" or "udp" or "sctp") || ReadRange(container[0]) is not { } ports)
            return false;
        if (parts.Length > 2 && !IsAddress(string.Join(":", parts.Take(parts.Length - 2))))
            return false;
        if (parts.Length < 2 || parts[parts.Length - 2].Length == 0)
            return true;
        return ReadRange(parts[parts.Length - 2]) is { } host
            && (ports.Last == ports.First || host.Last - host.First == ports.Last - ports.First);
    }

    private static bool IsAddress(string text)
    {
        if (text.Length == 0)
            return true;
        if (text[0] == '[')
            text = text[text.Length - 1] == ']' ? text.Substring(1, text.Length - 2) : "";
        if (s_ip4.IsMatch(text))
            return text.Split('.').All(part => int.Parse(part, CultureInfo.InvariantCulture) <= byte.MaxValue);
        return text.IndexOf(':') >= 0 && text.IndexOfAny(new[] { '%', '[', ']', '/' }) < 0
            && IPAddress.TryParse(text, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6;
    }

    private static (int First, int Last)? ReadRange(string text)
    {
        var ends = text.Split(new[] { '-' }, 2);
        return ReadPort(ends[0]) is { } first && ReadPort(ends[ends.Length - 1]) is { } last && first <= last
            ? (first, last)
            : null;
    }

    private static int? ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : null;
}
