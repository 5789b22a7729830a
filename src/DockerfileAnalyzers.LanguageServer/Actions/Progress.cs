using System.Text.Json;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>Tells the user how far a command is.</summary>
internal sealed class Progress
{
    private static int s_last;

    private readonly Client _client;
    private readonly JsonElement? _token;

    private Progress(Client client, JsonElement? token) => (_client, _token) = (client, token);

    /// <param name="token">The token of the client; where it has none, the server asks for one.</param>
    public static async Task<Progress> BeginAsync(
        Client client, ClientFeatures features, JsonElement? token, string title)
    {
        if (token is not { ValueKind: JsonValueKind.String or JsonValueKind.Number })
        {
            token = null;
            if (features.ShowsProgress)
            {
                token = JsonElement.Parse($"\"dockerfileAnalyzers-{Interlocked.Increment(ref s_last)}\"");
                await client.AskAsync("window/workDoneProgress/create", new ProgressCreateParams(token.Value),
                    LspJson.Default.ProgressCreateParams).ConfigureAwait(false);
            }
        }

        var progress = new Progress(client, token);
        progress.Send(new WorkDoneProgress("begin", Title: title));
        return progress;
    }

    public void Report(string message) => Send(new WorkDoneProgress("report", Message: message));

    public void End() => Send(new WorkDoneProgress("end"));

    private void Send(WorkDoneProgress value)
    {
        if (_token is { } token)
            _client.Notify("$/progress", new ProgressParams(token, value), LspJson.Default.ProgressParams);
    }
}
