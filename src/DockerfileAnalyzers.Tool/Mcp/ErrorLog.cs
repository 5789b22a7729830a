using DockerfileAnalyzers.Tool.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>Says on standard error what went wrong in the server itself.</summary>
internal sealed class ErrorLog(TextWriter writer) : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Error or LogLevel.Critical;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var cause = exception is null ? "" : $" ({exception.Message})";
        lock (_lock)
            writer.WriteLine($"error: {VisibleText.Escape(formatter(state, exception) + cause)}");
    }

    public void Dispose()
    {
    }
}
