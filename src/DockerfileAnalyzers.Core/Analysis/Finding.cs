namespace DockerfileAnalyzers.Analysis;

/// <summary>A finding of a rule at a place.</summary>
/// <param name="Span">In the file under analysis.</param>
/// <param name="Message">Complete, with the estimated size where there is one.</param>
/// <param name="Severity">After configuration; never <see cref="Severity.None"/>.</param>
/// <param name="SavesBytes">
/// The bytes that the remedy saves in the uncompressed image; <see langword="null"/> where unknown.
/// </param>
/// <param name="IsSuppressed">A comment in the file says to ignore it, or the baseline knows it.</param>
public sealed record Finding(
    RuleDescriptor Rule, TextSpan Span, string Message, Severity Severity, long? SavesBytes = null, Fix? Fix = null,
        bool IsSuppressed = false)
{
    /// <summary>
    /// The message with every name that a list in it leaves out; the message itself where it leaves none out.
    /// </summary>
    public string FullMessage { get; init; } = Message;

    /// <summary>Whether the baseline is what suppresses it.</summary>
    public bool IsInBaseline { get; init; }
}

/// <param name="Short">With the first names of lists.</param>
/// <param name="Full">With all of them.</param>
internal readonly record struct Message(string Short, string Full)
{
    public static implicit operator Message(string text) => new(text, text);
}

/// <summary>Makes messages readable, whatever the file contains as a name.</summary>
internal static class MessageText
{
    private const int MaxWord = 300;

    private static readonly Regex s_longWord = new(
        $@"(\S{{{MaxWord / 2}}})\S{{{MaxWord / 2},}}", RegexOptions.CultureInvariant);

    /// <summary>Truncates words that were not written by hand.</summary>
    public static string Shorten(string message) =>
        message.Length <= MaxWord ? message : s_longWord.Replace(message, "$1…");
}
