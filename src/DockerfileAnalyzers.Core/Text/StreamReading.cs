namespace DockerfileAnalyzers.Text;

/// <summary>Reads streams whose length is known.</summary>
internal static class StreamReading
{
    /// <summary>All bytes of a stream, fewer than its length where the file is truncated meanwhile.</summary>
    public static byte[] ReadToEnd(this Stream stream)
    {
        var bytes = new byte[stream.Length];
        var length = 0;
        while (length < bytes.Length && stream.Read(bytes, length, bytes.Length - length) is > 0 and var read)
            length += read;
        Array.Resize(ref bytes, length);
        return bytes;
    }
}
