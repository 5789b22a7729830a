using System.Text;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>A text with what must be kept when it is written back.</summary>
internal sealed class TextFile(string text, Encoding encoding)
{
    public string Text { get; } = text;

    public static TextFile? TryRead(string path, TaskLoggingHelper log)
    {
        try
        {
            // Strict first: a byte that is no UTF-8 would be lost on the way back.
            var bytes = File.ReadAllBytes(path);
            var hasMark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(hasMark, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            try
            {
                return new TextFile(reader.ReadToEnd(), reader.CurrentEncoding);
            }
            catch (DecoderFallbackException)
            {
                var latin = Encoding.GetEncoding("iso-8859-1");
                return new TextFile(latin.GetString(bytes), latin);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogMessage($"DockerfileAnalyzers: '{path}' cannot be read: {exception.Message}");
            return null;
        }
    }

    public static void WriteIfChanged(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            WriteAtomically(path, text, new UTF8Encoding(false));
    }

    public void Save(string path, string newText) => WriteAtomically(path, newText, encoding);

    /// <summary>Either the old file or the new one is there, never a part of one.</summary>
    public static void WriteAtomically(string path, string text, Encoding encoding)
    {
        var temporary = path + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp";
        try
        {
            File.WriteAllText(temporary, text, encoding);
            if (File.Exists(path))
                File.Replace(temporary, path, null);
            else
                File.Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
