namespace DockerfileAnalyzers.LanguageServer.Documents;

/// <summary>The units of a position's character offset.</summary>
internal enum PositionEncoding
{
    /// <summary>The encoding that every client supports.</summary>
    Utf16,
    Utf8,
    Utf32,
}

/// <summary>The names that the protocol has for them.</summary>
internal static class PositionEncodings
{
    /// <summary>The first of a client's that is known.</summary>
    public static PositionEncoding Choose(string[]? offered)
    {
        foreach (var name in offered ?? [])
        {
            if (Parse(name) is { } encoding)
                return encoding;
        }

        return PositionEncoding.Utf16;
    }

    public static string GetName(PositionEncoding encoding) => encoding switch
    {
        PositionEncoding.Utf8 => "utf-8",
        PositionEncoding.Utf32 => "utf-32",
        _ => "utf-16",
    };

    private static PositionEncoding? Parse(string name) => name switch
    {
        "utf-16" => PositionEncoding.Utf16,
        "utf-8" => PositionEncoding.Utf8,
        "utf-32" => PositionEncoding.Utf32,
        _ => null,
    };
}
