using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace DockerfileAnalyzers.Tests;

/// <param name="ExitCode"><see langword="null"/>: it still ran when its time was over.</param>
/// <param name="Output">Both streams as they came.</param>
internal sealed record CommandResult(int? ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Where an error stands.</summary>
    public string Tail => string.Join('\n', Output.Split('\n').TakeLast(30));
}

internal static class CommandLine
{
    public static async Task<CommandResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? ImmutableDictionary<string, string>.Empty)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = new StringBuilder();
            var streams = Task.WhenAll(
                ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, output));
            using var time = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(5));
            try
            {
                await process.WaitForExitAsync(time.Token);
                await streams.WaitAsync(time.Token);
                return new CommandResult(process.ExitCode, output.ToString());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                lock (output)
                    return new CommandResult(null, output.ToString());
            }
        }
        catch (Win32Exception exception)
        {
            return new CommandResult(127, exception.Message);
        }
    }

    /// <summary>Runs a program that writes bytes to its standard output.</summary>
    public static async Task ReadAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        Func<Stream, Task> read)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await read(process.StandardOutput.BaseStream);
        // The bytes after the end of an archive.
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder output)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (output)
                output.Append(line).Append('\n');
        }
    }
}
