namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>
/// How far a long run is: a line on a terminal that is written again and again, and gone at the end. Nothing is written
/// where the output is not a terminal, or the run is short.
/// </summary>
internal sealed class ProgressLine(ToolOutput output, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _next = s_start;
    private int _length;

    /// <summary>From any thread.</summary>
    public void Report(int done, int total)
    {
        if (!output.IsTerminal)
            return;
        lock (_lock)
        {
            var elapsed = time.GetElapsedTime(_started);
            if (elapsed < _next)
                return;
            _next = elapsed + s_pause;
            var text = $"Checking files: {done} of {total}";
            output.Writer.Write("\r" + text.PadRight(_length));
            output.Writer.Flush();
            _length = text.Length;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_length > 0)
                output.Writer.Write("\r" + new string(' ', _length) + "\r");
            _length = 0;
        }
    }
}
