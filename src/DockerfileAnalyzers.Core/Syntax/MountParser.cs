namespace DockerfileAnalyzers.Syntax;

/// <summary>Reads <c>--mount=type=cache,target=…</c>.</summary>
internal static class MountParser
{
    private static readonly string[] s_types = { "bind", "cache", "tmpfs", "secret", "ssh" };

    private static readonly string[] s_keys =
    {
        "type", "from", "source", "src", "target", "dst", "destination", "readonly", "ro", "readwrite", "rw",
        "required", "size", "id", "sharing",
        "mode", "uid", "gid", "env",
    };

    public static MountSyntax Parse(FlagSyntax flag, Action<TextSpan, string> report)
    {
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var text = flag.Value?.Literal ?? flag.Value?.Text ?? "";
        foreach (var field in text.Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=');
            var key = (equals < 0 ? field : field.Substring(0, equals)).Trim().ToLowerInvariant();
            var value = equals < 0 ? "" : field.Substring(equals + 1);
            if (!s_keys.Contains(key))
            {
                var suggestion = Spelling.FindNearest(key, s_keys);
                report(
                    flag.Span,
                    $"Unknown mount option '{key}'" + (suggestion is null ? "" : $"; did you mean '{suggestion}'?"));
                continue;
            }

            if (key == "type" && value.IndexOf('$') < 0 && !s_types.Contains(value.ToLowerInvariant()))
                report(
                    flag.Span,
                    $"Unknown mount type '{value}'; use {string.Join(", ", s_types.Take(s_types.Length - 1))} or "
                        + $"{s_types[s_types.Length - 1]}");
            if (key == "from" && value.IndexOf('$') >= 0)
                report(
                    flag.Span,
                    "'from' does not support variables; declare a stage 'FROM $image AS name' and mount from it");
            if (equals < 0 && key is not ("readonly" or "ro" or "readwrite" or "rw" or "required"))
                report(flag.Span, $"Mount option '{key}' requires a value");
            fields.Add(new KeyValuePair<string, string>(MainName(key), value));
        }

        return new MountSyntax(flag, fields.ToImmutable());
    }

    /// <summary>Reads <c>--device=[name=]vendor/class=name[,required]</c>.</summary>
    public static void CheckDevice(FlagSyntax flag, Action<TextSpan, string> report)
    {
        var hasName = false;
        foreach (var field in (flag.Value?.Literal ?? "").Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries))
        {
            var key = field.Split('=')[0].ToLowerInvariant();
            if (key == "required")
                continue;
            if (!hasName)
                hasName = true;
            else if (key == "name")
                report(flag.Span, "The device has two names");
            else
                report(flag.Span, $"Unknown device option '{key}'; use 'name' or 'required'");
        }
    }

    private static string MainName(string key) => key switch
    {
        "src" => "source",
        "dst" or "destination" => "target",
        "ro" => "readonly",
        "rw" => "readwrite",
        _ => key,
    };
}
