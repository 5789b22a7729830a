using System.IO.Compression;
using System.Text;

namespace DockerfileAnalyzers.Discovery;

/// <param name="Type">The type flag of the header: <c>0</c> for a file.</param>
/// <param name="Content">To be read before the next entry is asked for.</param>
internal sealed record TarEntry(string Name, long Length, char Type, Stream Content)
{
    public bool IsFile => Type is '0' or '\0' or '7';
}

/// <summary>
/// Reads a tar stream, one block at a time: POSIX (pax), GNU and old formats. Other input ends with an
/// <see cref="InvalidDataException" />.
/// </summary>
internal static class TarStream
{
    private const int BlockLength = 512;

    /// <summary>Longer names and headers are of no archive that a builder makes.</summary>
    private const int MaxHeaderLength = 1 << 20;

    /// <summary>The content of a stream, unpacked where it is gzip.</summary>
    /// <exception cref="InvalidDataException">It is packed otherwise.</exception>
    public static Stream Unpack(Stream stream)
    {
        var peeked = new PeekedStream(stream, 4);
        var start = peeked.Start;
        if (start.Length == 4 && start[0] == 0x28 && start[1] == 0xB5 && start[2] == 0x2F && start[3] == 0xFD)
            throw new InvalidDataException(
                "it is compressed with zstd, which is not supported; save the image with 'docker save'");
        return start.Length >= 2 && start[0] == 0x1F && start[1] == 0x8B
            ? new GZipStream(peeked, CompressionMode.Decompress) : peeked;
    }

    public static IEnumerable<TarEntry> Read(Stream stream)
    {
        var header = new byte[BlockLength];
        string? longName = null;
        long? longLength = null;
        while (Fill(stream, header))
        {
            if (header.All(value => value == 0))
                continue;
            CheckSum(header);
            var type = (char)header[156];
            var length = longLength ?? ReadNumber(header, 124, 12);
            var content = new PartStream(stream, length);
            if (type is 'L' or 'x')
            {
                var text = ReadText(content, length);
                if (type == 'L')
                    longName = text.TrimEnd('\0');
                else
                    (longName, longLength) = ReadPax(text, longName);
            }
            else if (type is not ('g' or 'K'))
            {
                var prefix = header[257] == 'u' && header[263] == '0' ? ReadString(header, 345, 155) : "";
                var name = longName ?? (prefix.Length > 0 ? prefix + "/" : "") + ReadString(header, 0, 100);
                yield return new TarEntry(name.StartsWith("./", StringComparison.Ordinal)
                    ? name.Substring(2) : name, length, type, content);
                (longName, longLength) = (null, null);
            }

            content.Skip((BlockLength - (length % BlockLength)) % BlockLength);
        }
    }

    private static void CheckSum(byte[] header)
    {
        var sum = 8 * ' ';
        for (var i = 0; i < BlockLength; i++)
            sum += i is >= 148 and < 156 ? 0 : header[i];
        if (sum != ReadNumber(header, 148, 8))
            throw new InvalidDataException("it is not a tar archive; save the image with 'docker save'");
    }

    // Octal digits, or from 8 GB on a big-endian number after a set highest bit.
    private static long ReadNumber(byte[] header, int start, int length)
    {
        long number = 0;
        if ((header[start] & 0x80) != 0)
        {
            for (var i = start + length - 8; i < start + length; i++)
                number = (number << 8) | header[i];
        }
        else
        {
            foreach (var digit in ReadString(header, start, length).Trim())
                number = digit is >= '0' and <= '7'
                    ? (number * 8) + (digit - '0') : throw new InvalidDataException(
                    "it is not a tar archive; save the image with 'docker save'");
        }

        return number >= 0 ? number : throw new InvalidDataException("an entry has no size; save the image again");
    }

    private static (string? Name, long? Length) ReadPax(string text, string? name)
    {
        long? length = null;
        foreach (var field in text.Split('\n')
            .Select(line => line.Substring(line.IndexOf(' ') + 1).Split(new[] { '=' }, 2))
            .Where(field => field.Length == 2))
        {
            if (field[0] == "path")
                name = field[1];
            else if (field[0] == "size"
                && long.TryParse(field[1], System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out var size))
                length = size;
        }

        return (name, length);
    }

    private static string ReadText(Stream content, long length)
    {
        if (length > MaxHeaderLength)
            throw new InvalidDataException("a header is too long; save the image again");
        var bytes = new byte[length];
        return Fill(content, bytes)
            ? Encoding.UTF8.GetString(bytes) : throw new InvalidDataException(
            "it is truncated; save the image again");
    }

    private static string ReadString(byte[] header, int start, int length)
    {
        var end = Array.IndexOf(header, (byte)0, start, length);
        return Encoding.UTF8.GetString(header, start, end < 0 ? length : end - start);
    }

    /// <returns><see langword="false"/> where nothing is left.</returns>
    private static bool Fill(Stream stream, byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var count = stream.Read(buffer, filled, buffer.Length - filled);
            if (count == 0)
                return filled == 0 ? false : throw new InvalidDataException("it is truncated; save the image again");
            filled += count;
        }

        return true;
    }

    /// <summary>A stream whose first bytes were looked at.</summary>
    private sealed class PeekedStream : ForwardStream
    {
        private readonly Stream _stream;
        private int _position;

        public PeekedStream(Stream stream, int count)
        {
            _stream = stream;
            var start = new byte[count];
            var filled = 0;
            for (int read; filled < count && (read = stream.Read(start, filled, count - filled)) > 0;)
                filled += read;
            Array.Resize(ref start, filled);
            Start = start;
        }

        public byte[] Start { get; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_position == Start.Length)
                return _stream.Read(buffer, offset, count);
            var taken = Math.Min(count, Start.Length - _position);
            Array.Copy(Start, _position, buffer, offset, taken);
            _position += taken;
            return taken;
        }
    }

    /// <summary>A number of bytes of a stream, from its current position.</summary>
    private sealed class PartStream(Stream stream, long length) : ForwardStream
    {
        private long _left = length;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_left == 0)
                return 0;
            var read = stream.Read(buffer, offset, (int)Math.Min(count, _left));
            if (read == 0)
                throw new InvalidDataException("it is truncated; save the image again");
            _left -= read;
            return read;
        }

        /// <summary>Passes what is left, and as many bytes after it.</summary>
        public void Skip(long more)
        {
            _left += more;
            var buffer = new byte[81920];
            while (_left > 0 && Read(buffer, 0, buffer.Length) > 0)
                continue;
        }
    }

    private abstract class ForwardStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
