using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Server;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Linting;

/// <summary>
/// How long an editor waits: from a keystroke to the diagnostics of its version, and for a completion; and what memory
/// a day of typing takes. A client and the server talk over pipes of this process.
/// </summary>
internal sealed class EditorLatency(string path, int edits)
{
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly string _uri = DocumentUri.FromPath(Path.GetFullPath(path));
    private MessageReader _answers = null!;

    /// <param name="args">A Dockerfile and how many edits; 2000 where not given.</param>
    public static Task RunAsync(string[] args) =>
        new EditorLatency(args[0], args.Length > 1 ? int.Parse(args[1]) : 2000).RunAsync();

    private async Task RunAsync()
    {
        var text = await File.ReadAllTextAsync(path);
        _answers = new MessageReader(_toClient.Reader.AsStream());
        var server = new EditorServer(
            _toServer.Reader.AsStream(),
            _toClient.Writer.AsStream(),
            new EditorSources(rule => rule.Title),
            Path.GetDirectoryName(Path.GetFullPath(path))!).RunAsync(CancellationToken.None);
        await SendAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}""");
        await WaitAsync(message => message.TryGetProperty("id", out _));
        await SendAsync("""{"jsonrpc":"2.0","method":"initialized","params":{}}""");
        await SendAsync($$$"""
            {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":{{{Quote(_uri)}}},
            "languageId":"dockerfile","version":0,"text":{{{Quote(text)}}} } } }
            """);
        await WaitAsync(message => message.TryGetProperty("method", out _));

        // A word is typed at the end of some line, and removed again.
        var random = new Random(15);
        var lines = text.Split('\n');
        var (diagnostics, completions) = (new List<double>(), new List<double>());
        var (memory, heap) = (new List<long>(), new List<long>());
        for (var edit = 0; edit < edits; edit++)
        {
            if (edit % Math.Max(1, edits / 10) == 0)
            {
                heap.Add(GC.GetTotalMemory(forceFullCollection: true));
                memory.Add(Environment.WorkingSet);
            }

            var line = random.Next(lines.Length);
            var character = lines[line].TrimEnd('\r').Length;
            foreach (var (typed, removed) in new[] { ("x", 0), ("", 1) })
            {
                var version = (edit * 2) + 1 + removed;
                diagnostics.Add(await MeasureAsync($$$"""
                    {"jsonrpc":"2.0","method":"textDocument/didChange","params":{
                    "textDocument":{"uri":{{{Quote(_uri)}}},"version":{{{version}}} },"contentChanges":[{
                    "range":{"start":{"line":{{{line}}},"character":{{{character}}} },
                    "end":{"line":{{{line}}},"character":{{{character + removed}}} } },"text":"{{{typed}}}"}]} }
                    """,
                    message => message.TryGetProperty("params", out var parameters)
                        && parameters.TryGetProperty("version", out var of) && of.GetInt32() == version));
            }

            completions.Add(await MeasureAsync($$$"""
                {"jsonrpc":"2.0","id":"c{{{edit}}}","method":"textDocument/completion","params":{
                "textDocument":{"uri":{{{Quote(_uri)}}} },
                "position":{"line":{{{line}}},"character":{{{character}}} } } }
                """,
                message => message.TryGetProperty("id", out _)));
        }

        await SendAsync("""{"jsonrpc":"2.0","id":"end","method":"shutdown"}""");
        await SendAsync("""{"jsonrpc":"2.0","method":"exit"}""");
        await server;
        Console.WriteLine($"{path}: {text.Length} characters, {lines.Length} lines, {edits * 2} keystrokes");
        Print("diagnostics after a keystroke", diagnostics);
        Print("completion", completions);
        var full = Path.GetFullPath(path);
        var input = new EditorSources(rule => rule.Title)
            .ReadDocument(full, text, new SourceSettings(), CancellationToken.None).Files[0];
        Print("of it, the rules", [.. Enumerable.Range(0, edits).Select(_ => MeasureRules(input, random))]);
        Console.WriteLine("working set in MB: " + string.Join(" ", memory.Select(bytes => bytes / 1_000_000)));
        Console.WriteLine(
            "heap after a collection in MB: " + string.Join(" ", heap.Select(bytes => $"{bytes / 1e6:0.0}")));
    }

    // Of the text with a letter at the end of some line, as it is after every second keystroke.
    private static double MeasureRules(AnalysisInput input, Random random)
    {
        var ends = input.File.Text.Select((c, i) => c == '\n' ? i : -1).Where(i => i >= 0).ToArray();
        var text = random.Next(2) == 0 ? input.File.Text : input.File.Text.Insert(ends[random.Next(ends.Length)], "x");
        var watch = Stopwatch.StartNew();
        RuleEngine.Analyze(input with { File = new SourceFile(input.File.Path, text) }, CancellationToken.None);
        return watch.Elapsed.TotalMilliseconds;
    }

    // The first tenth compiles the code.
    private static void Print(string what, List<double> all)
    {
        var sorted = all.Skip(all.Count / 10).Order().ToArray();
        double At(int percent) => sorted[sorted.Length * percent / 100];
        // On a machine with other work, the fastest tenth tells most.
        Console.WriteLine($"{what}: p10 {At(10):0.00} ms, p50 {At(50):0.00} ms, p99 {At(99):0.00} ms");
    }

    private async Task<double> MeasureAsync(string message, Func<JsonElement, bool> isAnswer)
    {
        var watch = Stopwatch.StartNew();
        await SendAsync(message);
        await WaitAsync(isAnswer);
        return watch.Elapsed.TotalMilliseconds;
    }

    private async Task WaitAsync(Func<JsonElement, bool> isMeant)
    {
        while (await _answers.ReadAsync(CancellationToken.None) is { Content: { } content })
        {
            if (isMeant(JsonElement.Parse(content)))
                return;
        }
    }

    private async Task SendAsync(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        await _toServer.Writer.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {bytes.Length}\r\n\r\n"));
        await _toServer.Writer.WriteAsync(bytes);
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
