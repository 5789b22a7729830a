using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Model;

/// <summary>Where an ASP.NET Core program in the container listens.</summary>
/// <param name="IsDefault">By what the image sets: nothing in the Dockerfile says otherwise.</param>
public sealed record ListeningPorts(ImmutableArray<int> Ports, bool IsDefault)
{
    private static readonly Regex s_url = new(@"\A(?<scheme>https?)://[^/]*?(?::(?<port>\d+))?/?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <returns><see langword="null"/> where that is not known: another image, a variable without value, settings by other names.</returns>
    public static ListeningPorts? Find(DockerfileModel model, Stage stage)
    {
        // What starts the container says it.
        if (model.Project.GetList("ComposeListening").Contains(model.File.Path))
            return null;
        var variables = stage.FinalState.Variables;
        var start = new[] { (Syntax.InstructionSyntax?)stage.FinalState.Entrypoint, stage.FinalState.Cmd }.Where(instruction => instruction is not null)
            .SelectMany(instruction => model.GetCommands(instruction!)).ToArray();
        if (variables.Variables.Any(variable => variable.Name.StartsWith("Kestrel__", StringComparison.OrdinalIgnoreCase))
            || start.Any(command => command.Arguments.Any(argument => argument.Text.Contains("--urls") || argument.Text.Contains("--http_ports") || argument.Text.Contains("$")))
            // IIS has its own settings.
            || start.Any(command => command.Name.StartsWith("ServiceMonitor", StringComparison.OrdinalIgnoreCase))
            || start.All(command => command.Name is not "dotnet") && start.Length > 1)
            return null;
        var urls = new[] { "ASPNETCORE_URLS", "DOTNET_URLS", "URLS" }.Select(variables.Find).OfType<Variable>().ToArray();
        var ports = new[] { "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_HTTP_PORTS", "DOTNET_HTTPS_PORTS", "HTTP_PORTS", "HTTPS_PORTS" }.Select(variables.Find).OfType<Variable>().ToArray();
        if (urls.Length + ports.Length == 0)
            return stage.Image?.Facts?.HttpPort is { } port ? new ListeningPorts(ImmutableArray.Create(port), IsDefault: true) : null;
        // URLs win over ports.
        var numbers = urls.Length > 0
            ? urls.SelectMany(variable => (variable.Value ?? "?").Split(';')).Select(ParseUrl)
            : ports.SelectMany(variable => (variable.Value ?? "?").Split(';')).Select(text => int.TryParse(text, out var number) ? number : (int?)null);
        var known = numbers.ToArray();
        return known.Any(number => number is null) ? null : new ListeningPorts(known.OfType<int>().ToImmutableArray(), IsDefault: false);
    }

    private static int? ParseUrl(string url) => s_url.Match(url.Trim()) is not { Success: true } match ? null
        : int.TryParse(match.Groups["port"].Value, out var port) ? port
        : match.Groups["scheme"].Value.Equals("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
}
