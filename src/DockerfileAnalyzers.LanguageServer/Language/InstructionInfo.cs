namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>The documentation of an instruction in an editor.</summary>
/// <param name="Forms">How it is written, without flags.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Details">Additional notes.</param>
/// <param name="Snippet">The text to insert, with placeholders.</param>
internal sealed record InstructionInfo(
    string Keyword, ImmutableArray<string> Forms, string Summary, string Details, string Snippet)
{
    public ImmutableArray<FlagInfo> Flags { get; init; } = [];

    /// <summary>The page of Docker's reference.</summary>
    public string Page => "https://docs.docker.com/reference/dockerfile/#" + Keyword.ToLowerInvariant();
}

/// <summary>The documentation of a flag, or of a key of a mount, in an editor.</summary>
/// <param name="Value">A placeholder; empty where none is needed.</param>
internal sealed record FlagInfo(string Name, string Value, string Summary)
{
    /// <summary>The values that it can have, where they are few.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    public string Text => Value.Length == 0 ? $"--{Name}" : $"--{Name}={Value}";
}
