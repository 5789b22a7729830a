using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The text of a script of the build context.</summary>
internal static class ContextScript
{
    private const int MaxBytes = 65_536;

    /// <param name="source">A path of the context.</param>
    /// <returns><see langword="null"/> where there is no such file, or it is not a script.</returns>
    public static string? Read(string context, string source, DiscoveryLog log)
    {
        if (source.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            return null;
        var path = Path.Combine(context, source);
        // A program is started by the same words as a script.
        return RegularFile.IsFile(path) && new FileInfo(path).Length is > 0 and < MaxBytes
            && TextFile.TryRead(path, log)?.Text is { } text
            && (text.StartsWith("#!", StringComparison.Ordinal) || path.EndsWith(".sh", StringComparison.Ordinal))
            ? text : null;
    }

    /// <summary>As <see cref="Read"/>, for the questions to the model.</summary>
    public static LogicalText? ReadLogical(string context, string source, DiscoveryLog log) =>
        Read(context, source, log) is { } text ? ToLogical(ToFile(source, text)) : null;

    /// <summary>Without carriage returns: those of a whole file are reported on their own.</summary>
    public static SourceFile ToFile(string source, string text) => new(source, text.Replace("\r\n", "\n"));

    public static LogicalText ToLogical(SourceFile file) =>
        LogicalText.Verbatim(file, new TextSpan(0, file.Text.Length));
}
