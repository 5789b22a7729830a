using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A health check or a compose file uses a port on which the program does not listen.</summary>
internal sealed class UnreachedPort() : Rule<Stage>(new()
{
    Id = "DFA6304",
    Title = "Use the port that the program listens on",
    Message = "{0} uses port {1} but the program listens on {2}",
})
{
    private static readonly Regex s_port = new(
        @"\bhttps?://(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::(?<port>\d+))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Where a service publishes the port that ASP.NET Core listens on, another listener has the other ports: of a game
    // or of metrics, for example. Ports of the web are mistaken for each other.
    private static readonly int[] s_webPorts = { 80, 443, 5000, 5001, 8080, 8081 };

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal || context.Project.NeedsAspNetCore == false)
            return;
        var services = ListeningEndpoints.FindAll(context.Model, stage).ToArray();
        if (stage.FinalState.Healthcheck is { IsNone: false } check
            && s_port.Match(context.File.GetText(check.Span)) is { Success: true } match
            && services.All(service => service.Endpoints is not null))
        {
            var known = services.SelectMany(service => service.Endpoints!.Ports).Distinct().ToArray();
            if (!known.Contains(GetPort(match)) && !IsInVariable(stage, GetPort(match)))
                context.Report(
                    new TextSpan(check.Span.Start + match.Index, match.Length),
                    ["HEALTHCHECK", GetPort(match), Say(known)]);
        }

        var ports = ProjectFacts.Of(context.Project.ComposePorts, context.File.Path).ToArray();
        foreach (var published in ports)
        {
            // A service without its own settings runs the image unchanged.
            var listening = services.FirstOrDefault(service => service.Service == published.Service)?.Endpoints
                ?? ListeningEndpoints.Find(context.Model, stage, published.Service);
            if (listening?.Ports.Contains(published.Port) == false
                && (s_webPorts.Contains(published.Port) || !ports.Any(other =>
                    other.Service == published.Service && listening.Ports.Contains(other.Port))))
            {
                var service = $"Service '{published.Service}' of '{published.File}'";
                context.Report(stage.From.ImageName.Span, [service, published.Port, Say(listening.Ports)]);
            }
        }
    }

    // One that ASP.NET Core does not read: the program may.
    private static bool IsInVariable(Stage stage, int port) => stage.FinalState.Variables.Variables.Any(variable =>
        NumberSearch.Contains(variable.Value, port));

    private static string Say(IEnumerable<int> ports) => string.Join(" and ", ports);

    private static int GetPort(Match match)
    {
        if (match.Groups["port"].Success)
            return int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        return match.Value.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
    }
}
