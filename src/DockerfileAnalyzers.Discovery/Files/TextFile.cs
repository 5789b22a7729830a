using System.Reflection;
using System.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A text with what must be kept when it is written back.</summary>
internal sealed class TextFile(string text, Encoding encoding)
{
    private static readonly MethodInfo? s_resolveLink = typeof(File)
        .GetMethod("ResolveLinkTarget", new[] { typeof(string), typeof(bool) });

    // Strict: a byte that is not UTF-8 would be lost on the way back.
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly UTF8Encoding s_utf8WithMark = new(true, throwOnInvalidBytes: true);

    private static readonly RunMemory<string, (TextFile? File, string? Problem)> s_files = new(Read);

    public string Text { get; } = text;

    /// <summary>Whether it starts with a byte order mark.</summary>
    public bool HasMark => encoding.GetPreamble().Length > 0;

    /// <param name="problem">Why there is no text; completes "it was not read because …".</param>
    public static TextFile? TryRead(string path, out string? problem)
    {
        (var file, problem) = s_files[path];
        return file;
    }

    private static (TextFile? File, string? Problem) Read(string path)
    {
        try
        {
            return (Decode(RegularFile.ReadAllBytes(path), out var problem), problem);
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception))
        {
            return (null, RegularFile.Describe(exception));
        }
    }

    public static TextFile? TryRead(string path, DiscoveryLog log)
    {
        var file = TryRead(path, out var problem);
        if (file is null)
            log.Trace($"'{path}' was not read because {problem}");
        return file;
    }

    private static TextFile? Decode(byte[] bytes, out string? problem)
    {
        problem = FindEncodingProblem(bytes);
        if (problem is not null)
            return null;
        var hasMark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        var encoding = hasMark ? s_utf8WithMark : s_utf8;
        try
        {
            return new TextFile(encoding.GetString(bytes, hasMark ? 3 : 0, bytes.Length - (hasMark ? 3 : 0)), encoding);
        }
        catch (DecoderFallbackException)
        {
            if (bytes.Any(value => value < 0x20 && value is not (0x09 or 0x0A or 0x0B or 0x0C or 0x0D or 0x1B)))
            {
                problem = "its content is binary; replace it with a text file";
                return null;
            }

            var latin = Encoding.GetEncoding("iso-8859-1");
            return new TextFile(latin.GetString(bytes), latin);
        }
    }

    private static string? FindEncodingProblem(byte[] bytes)
    {
        if (bytes.Length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
            return "it is encoded as UTF-16, which BuildKit refuses; save it as UTF-8";
        return Array.IndexOf(bytes, (byte)0) >= 0 ? RegularFile.NotText : null;
    }

    public static void WriteIfChanged(string path, string text)
    {
        if (RegularFile.TryReadText(path) != text)
            WriteAtomically(path, text, new UTF8Encoding(false));
    }

    public void Save(string path, string newText) => WriteAtomically(path, newText, encoding);

    /// <summary>
    /// Either the old file or the new one is there, never a part of one. A link stays a link: what it leads to is
    /// written, with the mode that it has.
    /// </summary>
    public static void WriteAtomically(string path, string text, Encoding encoding)
    {
        path = ResolveLink(path);
        var exists = File.Exists(path);
        // A rename would still replace such a file.
        if (exists && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
            throw new InaccessibleFileException("it is read-only; make it writable");
        var temporary = path + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp";
        try
        {
            // The copy brings the mode along.
            if (exists)
                File.Copy(path, temporary);
            File.WriteAllText(temporary, text, encoding);
            if (exists)
                File.Replace(temporary, path, null);
            else
                File.Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The reason in the message of DFA0004, after "because", if a file cannot be written.</summary>
    public static string DescribeWriteFailure(Exception exception) => exception switch
    {
        InaccessibleFileException => exception.Message,
        UnauthorizedAccessException => "its directory is read-only; allow the current user to write to it",
        _ => $"writing it failed ({exception.Message.TrimEnd('.')}); check the file and its directory",
    };

    private static string ResolveLink(string path)
    {
        var file = new FileInfo(path);
        if ((int)file.Attributes == -1 || (file.Attributes & FileAttributes.ReparsePoint) == 0)
            return path;
        try
        {
            return (s_resolveLink?.Invoke(null, new object[] { path, true }) as FileSystemInfo)?.FullName
                ?? throw new InaccessibleFileException(
                "it is a symbolic link that this version of MSBuild cannot follow; run the target with 'dotnet build'");
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw new IOException(inner.Message, inner);
        }
    }
}
