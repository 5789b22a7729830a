using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Where the code of a program says that it listens: calls of Kestrel and of the web host with constant arguments.
/// </summary>
internal static class CodeEndpoints
{
    // Without one of these in its text, a file says nothing.
    private static readonly string[] s_signs = { "Kestrel", "Urls", "Listen", ".Run", "UseHttps", "UseHttpSys",
        "UseSetting", "ServerCertificate", "_URLS", "_PORTS" };

    public static IEnumerable<ProjectEndpoint> Find(string file, string text)
    {
        if (!s_signs.Any(sign => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0))
            yield break;
        var tokens = SourceTokens.Read(text, Path.GetExtension(file));
        var mentionsKestrel = tokens
            .Any(token => token is { Kind: SourceTokenKind.Word, Text: { } word }
            && word.IndexOf("Kestrel", StringComparison.Ordinal) >= 0);
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: SourceTokenKind.Word, Text: { } name })
                continue;
            if (GetArguments(tokens, i + 1) is { } arguments
                && FindInCall(name, tokens, i, arguments, mentionsKestrel) is var (key, value))
                yield return new ProjectEndpoint(file, tokens[i].Line, key, tokens[i].IsConditional
                    && key != "Certificate" ? "" : value);
            // A certificate that the code sets itself.
            else if (name is "ServerCertificate" or "ServerCertificateSelector")
                yield return new ProjectEndpoint(file, tokens[i].Line, "Certificate", "");
        }
    }

    private static (string Key, string Value)? FindInCall(string name, IReadOnlyList<SourceToken> tokens, int index,
        SourceToken[] arguments, bool mentionsKestrel)
    {
        switch (name)
        {
            case "UseUrls":
                return ("Urls", JoinTexts(arguments));
            case "Add" when index > 1 && tokens[index - 2].Text == "Urls":
                return ("Urls", JoinTexts(arguments));
            case "Run" or "RunAsync" when arguments.FirstOrDefault() is { Kind: SourceTokenKind.Text } url
                && (url.Text is null || url.Text.StartsWith("http", StringComparison.OrdinalIgnoreCase)):
                return ("Urls", url.Text ?? "");
            // "settings.RootUrl"
            case "Run" or "RunAsync" when arguments.LastOrDefault() is { Kind: SourceTokenKind.Word, Text: { } word }
                && word.IndexOf("Url", StringComparison.OrdinalIgnoreCase) >= 0:
                return ("Urls", "");
            case "UseSetting" when arguments.Any(argument => argument.Text is "urls" or "ServerUrlsKey"):
                return ("Urls", arguments.LastOrDefault() is { Kind: SourceTokenKind.Text, Text: { } urls }
                    && urls != "urls" ? urls : "");
            case "SetEnvironmentVariable" when arguments.FirstOrDefault()?.Text is { } variable
                && (variable.EndsWith("_URLS", StringComparison.OrdinalIgnoreCase)
                || variable.EndsWith("_PORTS", StringComparison.OrdinalIgnoreCase)):
                return ("Urls", "");
            case "ListenAnyIP":
                return ("Listen", CreateUrl(arguments, "*"));
            case "ListenLocalhost":
                return ("Listen", CreateUrl(arguments, "localhost"));
            case "ListenUnixSocket" or "ListenNamedPipe":
                return ("Listen", "none");
            case "Listen" when mentionsKestrel:
                return ("Listen", CreateUrl(arguments, FindHost(arguments)));
            case "ListenHandle" or "UseHttpSys" or "PreferHostingUrls":
                return ("Listen", "");
            case "GetSection" when arguments.FirstOrDefault() is { Kind: SourceTokenKind.Text, Text: { } section }
                && section != "Kestrel" && section.IndexOf("Kestrel", StringComparison.OrdinalIgnoreCase) >= 0
                && section.IndexOf("Limits", StringComparison.OrdinalIgnoreCase) < 0:
                return ("Listen", "");
            case "UseHttps" or "ConfigureHttpsDefaults" when arguments.Length > 0:
                return ("Certificate", "");
            default:
                return null;
        }
    }

    // The tokens between the parentheses after a name; null where it is not a call.
    private static SourceToken[]? GetArguments(IReadOnlyList<SourceToken> tokens, int start)
    {
        // F# needs no parentheses.
        if (tokens[start].Kind is SourceTokenKind.Text)
            return new[] { tokens[start] };
        if (tokens[start] is not { Kind: SourceTokenKind.Symbol, Text: "(" })
            return null;
        var depth = 0;
        for (var i = start; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is not SourceTokenKind.Symbol)
                continue;
            depth += tokens[i].Text is "(" ? 1 : tokens[i].Text is ")" ? -1 : 0;
            if (depth == 0)
                return tokens.Skip(start + 1).Take(i - start - 1).ToArray();
        }

        return null;
    }

    // Constants only: one that is not makes all of them unknown.
    private static string JoinTexts(SourceToken[] arguments) =>
        arguments.Length > 0 && arguments
        .All(argument => argument is { Kind: SourceTokenKind.Text, Text: not null }
        or { Kind: SourceTokenKind.Symbol, Text: "," or "[" or "]" or "{" or "}" }
        or { Kind: SourceTokenKind.Word, Text: "new" })
            ? string.Join(";", arguments.Where(argument => argument.Kind is SourceTokenKind.Text)
            .Select(argument => argument.Text)) : "";

    private static string? FindHost(SourceToken[] arguments)
    {
        var index = Array.FindIndex(arguments, argument => argument.Text == "IPAddress");
        if (index < 0 || index + 2 >= arguments.Length)
            return null;
        return arguments[index + 2].Text switch
        {
            "Any" or "IPv6Any" => "*",
            "Loopback" => "127.0.0.1",
            "IPv6Loopback" => "[::1]",
            "Parse" when index + 4 < arguments.Length
            && arguments[index + 4] is { Kind: SourceTokenKind.Text, Text: { } address } => address.Contains(':')
            ? $"[{address}]" : address,
            _ => null,
        };
    }

    // The port is a number of its own, the last argument before the options.
    private static string CreateUrl(SourceToken[] arguments, string? host)
    {
        var first = arguments.TakeWhile(argument => argument.Text is not ("=>" or "=")).ToArray();
        var port = first.FirstOrDefault(argument => argument.Kind is SourceTokenKind.Number);
        var isPlain = port is not null && Array.IndexOf(arguments, port) is var index
            && (index + 1 == arguments.Length || arguments[index + 1].Text is "," or ")")
            && (index == 0 || arguments[index - 1].Text is "," or ":" or "=");
        var scheme = arguments.Any(argument => argument.Text == "UseHttps") ? "https" : "http";
        return host is not null && isPlain
            && int.TryParse(port!.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? $"{scheme}://{host}:{number}" : "";
    }
}
