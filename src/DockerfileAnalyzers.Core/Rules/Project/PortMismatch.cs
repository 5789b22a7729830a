using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>EXPOSE specifies the port of a template, but the program listens on another one.</summary>
internal sealed class PortMismatch() : Rule<Stage>(new()
{
    Id = "DFA6301",
    Title = "Expose the port that the program listens on",
    Message = "Nothing listens on port {0}; {1}",
    Fix = FixSafety.Unsafe,
})
{
    // Ports that are not chosen on purpose: templates used 80 and 443 before .NET 8, and use
    // 8080 and 8081 since then.
    private static readonly int[] s_templatePorts = { 80, 443, 8080, 8081 };

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal || stage.BaseImage?.Facts?.HttpPort is not { } inherited || !context.Project.MayBeWebProject)
            return;
        var services = ListeningEndpoints.FindAll(context.Model, stage).Select(service => service.Endpoints).ToArray();
        var isDefault = services.All(service => service is { IsDefault: true });
        if (isDefault ? inherited == 80
            : !services.All(service => service?.IsSetByDockerfile(context.Model, stage) == true))
            return;
        var endpoints = services.SelectMany(service => service!.Endpoints).ToArray();
        var exposed = stage.ExposedPorts.ToArray();
        if (exposed.Any(word => PortSpecification.FindPort(word) is not { } port || !s_templatePorts.Contains(port)
            || endpoints.Any(endpoint => endpoint.Port == port)))
            return;
        var served = endpoints.Where(endpoint => !endpoint.IsHttps).Select(endpoint => endpoint.Port).Distinct();
        // Another rule reports HTTPS ports.
        foreach (var word in exposed.Where(word => PortSpecification.FindPort(word) is 80 or 8080))
        {
            context.Report(word.Span, [PortSpecification.FindPort(word), isDefault
                ? $"since .NET 8, ASP.NET Core images listen on port {Format(inherited)}" : Describe(endpoints)],
                fix: served.ToArray() is [var port] ? CreateFix(word, Format(port)) : null);
        }
    }

    private static string Describe(Endpoint[] endpoints)
    {
        var origins = NameList.Of(endpoints.Select(endpoint => endpoint.Origin.Trim('\'')));
        var ports = endpoints.Select(endpoint => Format(endpoint.Port)).Distinct().ToArray();
        return $"{origins} {origins.Choose("sets", "set")} {(ports.Length == 1 ? "port" : "ports")} "
            + string.Join(" and ", ports);
    }

    private static Fix CreateFix(WordSyntax word, string port)
    {
        var old = Format(PortSpecification.FindPort(word)!.Value);
        return Fix.Unsafe($"Expose {port}; anything that publishes port {old} must be changed", Change.ReplacesOperand,
            TextEdit.Replace(word.Span, word.Text.Replace(old, port)));
    }

    private static string Format(int port) => port.ToString(CultureInfo.InvariantCulture);
}
