namespace DockerfileAnalyzers.Model.Commands;

/// <summary>Which shell a program is.</summary>
internal static class Interpreters
{
    private static readonly string[] s_endings = { ".exe", ".cmd", ".bat" };

    private const int EndingLength = 4;

    /// <param name="program">A name or a path: <c>/bin/bash</c>, <c>pwsh.exe</c>.</param>
    public static ShellDialect GetDialect(string program) => GetName(program).ToLowerInvariant() switch
    {
        "sh" => ShellDialect.Posix,
        "bash" or "rbash" => ShellDialect.Bash,
        // They accept the same syntax as bash, as far as it is used in images.
        "zsh" or "ksh" or "mksh" => ShellDialect.Bash,
        "ash" or "busybox" => ShellDialect.Ash,
        "dash" => ShellDialect.Dash,
        "powershell" or "pwsh" => ShellDialect.PowerShell,
        "cmd" => ShellDialect.Cmd,
        _ => ShellDialect.Unknown,
    };

    /// <summary>The last segment of a path, without the endings of Windows programs.</summary>
    public static string GetName(string program)
    {
        var name = RelativePath.GetName(program);
        var start = name.Length - EndingLength;
        return start > 0 && name[start] == '.' && HasEnding(name) ? name.Substring(0, start) : name;
    }

    private static bool HasEnding(string name) =>
        Array.Exists(s_endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The shell of a <c>#!</c> line, also after <c>env</c>.</summary>
    public static ShellDialect GetInterpreter(string line)
    {
        var words = line.Split(new[] { ' ', '\t', '\r' }, StringSplitOptions.RemoveEmptyEntries);
        var program = words.FirstOrDefault();
        if (program is not null && GetName(program) == "env")
            program = words.Skip(1).FirstOrDefault(word => word[0] != '-' && word.IndexOf('=') < 0);
        return program is null ? ShellDialect.Unknown : GetDialect(program);
    }
}
