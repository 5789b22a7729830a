namespace DockerfileAnalyzers.Knowledge;

/// <summary>The known facts about the words that shell commands print and take.</summary>
internal static class OneWordOutputs
{
    /// <summary>Whether a command prints one word without spaces.</summary>
    public static bool PrintsOneWord(string name, string? firstArgument) =>
        Programs.Is($"{name} {firstArgument}", ProgramTrait.PrintsOneWord)
        || (Programs.Is(name, ProgramTrait.PrintsOneWord) && PrintsOneWordWith(name, firstArgument ?? ""));

    private static bool PrintsOneWordWith(string name, string argument) => name switch
    {
        // Without a format, or with spaces in it, the date is several.
        "date" =>
            argument.Length > 0 && !argument.Any(char.IsWhiteSpace) && (argument.Contains('%') || argument[0] == '-'),
        "uname" => argument is not ("-a" or "--all"),
        "id" => argument.StartsWith("-", StringComparison.Ordinal) && argument.IndexOfAny(new[] { 'u', 'g' }) > 0,
        "hostname" => argument is not ("-I" or "-A"),
        _ => true,
    };

    /// <summary>Whether a program takes lists of things, so that a list in a variable is not a mistake.</summary>
    public static bool TakesList(string program) =>
        Programs.Is(program, ProgramTrait.TakesList) || program.EndsWith("/configure", StringComparison.Ordinal)
        || program.StartsWith("pip3.", StringComparison.Ordinal);

    /// <summary>Whether a shell or the builder may set a variable.</summary>
    public static bool IsShellVariable(string name) => EnvironmentVariables.Is(name, VariableTrait.SetByShell)
        || name.StartsWith("BASH", StringComparison.Ordinal) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);

    /// <summary>
    /// Whether a variable is called like a list: <c>buildDeps</c>, <c>CFLAGS</c>, <c>PACKAGES</c>, <c>EXTRA_OPTS</c>.
    /// </summary>
    public static bool IsNamedLikeList(string name)
    {
        var upper = name.ToUpperInvariant();
        return (upper.EndsWith("S", StringComparison.Ordinal) && !upper.EndsWith("SS", StringComparison.Ordinal)
            && !upper.EndsWith("OS", StringComparison.Ordinal))
            || upper.EndsWith("LIST", StringComparison.Ordinal) || upper.EndsWith("ARGV", StringComparison.Ordinal)
            || upper.Contains("SAVEDAPTMARK");
    }
}
