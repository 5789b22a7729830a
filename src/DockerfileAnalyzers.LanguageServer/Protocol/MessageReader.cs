using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>The text between two frames of a stream, or the content of one.</summary>
/// <param name="Content">UTF-8; <see langword="null"/> where there was no frame.</param>
/// <param name="Problem">The problem with the text that was read instead.</param>
internal readonly record struct Frame(byte[]? Content, string? Problem);

/// <summary>
/// Reads frames: a header with <c>Content-Length</c>, an empty line, and as many bytes. Anything else is reported,
/// and reading continues with the next header.
/// </summary>
internal sealed class MessageReader(Stream input)
{
    private const string LengthField = "Content-Length:";
    private const int MaxHeaderLine = 4096;
    private const int MaxContent = 64_000_000;

    private readonly byte[] _buffer = new byte[65536];
    private int _start;
    private int _end;

    /// <returns><see langword="null"/> where the stream ends.</returns>
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancellationToken)
    {
        string? problem = null;
        int? length = null;
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length == 0)
            {
                if (length is { } count && problem is null)
                {
                    return await ReadContentAsync(count, cancellationToken).ConfigureAwait(false) is { } content
                        ? new Frame(content, null) : null;
                }

                if (problem is not null || length is not null)
                    return new Frame(null, problem);
                continue;
            }

            // A frame that was longer than it said ends on the line of the next header.
            var field = line.IndexOf(LengthField, StringComparison.OrdinalIgnoreCase);
            if (field >= 0)
            {
                length = ParseLength(line[(field + LengthField.Length)..]);
                problem = length is null ? $"'{Shorten(line)}' is not a length between 0 and {MaxContent}" : null;
            }
            else if (length is null && !line.Contains(": ", StringComparison.Ordinal))
            {
                problem ??= $"'{Shorten(line)}' is not a header; a message starts with '{LengthField} '";
            }
        }

        return problem is null ? null : new Frame(null, problem);
    }

    private static int? ParseLength(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var length) && length <= MaxContent ? length : null;

    private static string Shorten(string line) => line.Length > 60 ? line[..60] + "…" : line;

    // Without its end; what is too long to be a header is cut.
    private async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
                return line.Length == 0 ? null : line.ToString();
            var end = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            var stop = end < 0 ? _end : end;
            if (line.Length < MaxHeaderLine)
                line.Append(Encoding.Latin1.GetString(_buffer, _start, Math.Min(stop - _start, MaxHeaderLine)));
            _start = end < 0 ? _end : end + 1;
            if (end >= 0)
                return line.ToString().TrimEnd('\r');
        }
    }

    private async ValueTask<byte[]?> ReadContentAsync(int length, CancellationToken cancellationToken)
    {
        var content = new byte[length];
        var read = 0;
        while (read < length)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
                return null;
            var count = Math.Min(length - read, _end - _start);
            Buffer.BlockCopy(_buffer, _start, content, read, count);
            (_start, read) = (_start + count, read + count);
        }

        return content;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await input.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }
}
