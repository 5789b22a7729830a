using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A health check or a compose file uses a port that the program does not listen on.</summary>
public sealed class UnreachedPort() : Rule<Stage>(new()
{
    Id = "DFA6304",
    Title = "Use the port that the program listens on",
    Message = "{0} uses port {1}, the program listens on {2}",
    Category = Category.Project,
})
{
    private static readonly Regex s_port = new(@"\bhttps?://(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::(?<port>\d+))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal || context.Project.NeedsAspNetCore == false || context.Project.IsTrue("UrlsConfigured") == true || ListeningPorts.Find(context.Model, stage) is not { } listening)
            return;
        var known = string.Join(" and ", listening.Ports);
        if (stage.FinalState.Healthcheck is { IsNone: false } check && s_port.Match(context.File.GetText(check.Span)) is { Success: true } match)
        {
            var port = match.Groups["port"].Success ? int.Parse(match.Groups["port"].Value) : match.Value.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
            if (!listening.Ports.Contains(port))
                context.Report(new TextSpan(check.Span.Start + match.Index, match.Length), new object[] { "HEALTHCHECK", port, known });
        }

        foreach (var entry in context.Project.GetList("ComposePorts").Select(entry => entry.Split('?')))
        {
            if (entry.Length >= 3 && (entry.Length == 3 || entry[3] == context.File.Path) && int.TryParse(entry[0], out var port) && !listening.Ports.Contains(port))
                context.Report(stage.From.Image.Span, new object[] { $"Service '{entry[1]}' of '{entry[2]}'", port, known });
        }
    }
}
