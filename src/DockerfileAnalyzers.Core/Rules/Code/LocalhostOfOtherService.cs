using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code connects to the port of another service of the compose file on localhost.</summary>
internal sealed class LocalhostOfOtherService() : CodeRule(new()
{
    Id = "DFA9005",
    Title = "Use service names to connect to other containers",
    Message = "'{0}' uses '{1}', which refers to the container itself ({4}); "
        + "use '{3}' to reach service '{2}' of the compose file",
}, Http + "HttpClient.BaseAddress", Http + "HttpClient.GetAsync", Http + "HttpClient.GetStringAsync",
    Http + "HttpClient.GetByteArrayAsync", Http + "HttpClient.GetStreamAsync", Http + "HttpClient.PostAsync",
    Http + "HttpClient.PutAsync", Http + "HttpClient.DeleteAsync", Http + "HttpClient.PatchAsync",
    Http + "HttpRequestMessage..ctor", "System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync",
    "System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync",
    "Grpc.Net.Client.GrpcChannel.ForAddress", "Grpc.Net.ClientFactory.GrpcClientFactoryOptions.Address")
{
    private const string Http = "System.Net.Http.";

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var value = use.Assigned ?? (use.Find("requestUri") ?? use.Find("address"))?.Value;
        if (value?.Text is not { } text || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || !uri.IsLoopback
            || FindNeighbor(context.Image, uri.Port) is not { } neighbor || use.IsConditional)
            return;
        var port = neighbor.Port.ToString(CultureInfo.InvariantCulture);
        context.Report(use.Span, context.Image.Start, [use.CallName, $"{uri.Scheme}://{uri.Authority}",
            neighbor.Service, $"{uri.Scheme}://{neighbor.Service}:{port}"]);
    }

    // Other services that the compose file publishes on a port of the host.
    private static ComposeNeighbor? FindNeighbor(FinalImage image, int port) =>
        ProjectFacts.Of(image.Project.ComposeNeighbors, image.File.Path)
        .FirstOrDefault(neighbor => neighbor.HostPort == port) is { } found
        && !image.Listening.Any(all => all is null || all.Ports.Contains(port)) ? found : null;
}
