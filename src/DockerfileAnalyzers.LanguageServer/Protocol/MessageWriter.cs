using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>Writes frames; from any thread.</summary>
internal sealed class MessageWriter(Stream output)
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(16384);
    private bool _isClosed;

    /// <summary>Whether the client no longer reads.</summary>
    public bool IsClosed => _isClosed;

    /// <param name="write">Writes the members of the message, except its version.</param>
    public void Write(Action<Utf8JsonWriter> write)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            _buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_buffer, s_options))
            {
                json.WriteStartObject();
                json.WriteString("jsonrpc", "2.0");
                write(json);
                json.WriteEndObject();
            }

            try
            {
                output.Write(Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"Content-Length: {_buffer.WrittenCount}\r\n\r\n")));
                output.Write(_buffer.WrittenSpan);
                output.Flush();
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                _isClosed = true;
            }

            // A large buffer is not kept.
            if (_buffer.Capacity > 4_000_000)
                _buffer.Clear();
        }
    }
}
