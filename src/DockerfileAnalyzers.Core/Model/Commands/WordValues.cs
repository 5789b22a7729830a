namespace DockerfileAnalyzers.Model.Commands;

/// <summary>
/// The values of the words of a script, with the variables that are known before it and those that it assigns.
/// </summary>
/// <param name="script">As parsed.</param>
/// <param name="resolve">The value of a variable before the script; <see langword="null"/> where unknown.</param>
internal sealed class WordValues(ShellScript script, Func<string, string?> resolve)
{
    // Only of words that the text alone does not decide; most scripts that are asked about have none.
    private readonly Lazy<Dictionary<ShellWord, ImmutableArray<string>>> _expanded = new(() =>
        WordEvaluator.Evaluate(script, resolve));

    public ShellScript Tree { get; } = script;

    /// <summary>
    /// The one argument that a word becomes, quotes and escapes removed, variables with a known value replaced;
    /// <see langword="null"/> where it is not certain to be just that.
    /// </summary>
    public string? Get(ShellWord word) =>
        word.Constant
        ?? (_expanded.Value.TryGetValue(word, out var arguments) && arguments.Length == 1 ? arguments[0] : null);

    /// <summary>
    /// The arguments that a word becomes: one as a rule, none or several where an expansion that is not quoted, or
    /// braces, say so. Default where that is not certain. Wildcards stay as they are.
    /// </summary>
    public ImmutableArray<string> GetArguments(ShellWord word)
    {
        if (word.Constant is { } constant)
            return ImmutableArray.Create(constant);
        return _expanded.Value.TryGetValue(word, out var arguments) ? arguments : default;
    }
}
