namespace DockerfileAnalyzers.Rules.Project;

/// <summary>EXPOSE specifies an HTTPS port on which the program does not listen.</summary>
internal sealed class HttpsPortUnserved() : Rule<Stage>(new()
{
    Id = "DFA6307",
    Title = "Do not expose an HTTPS port on which nothing listens",
    Message = "Nothing listens on port {0}; the program listens only on {1}",
    Severity = Severity.Info,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        // Visual Studio publishes the exposed ports and mounts a certificate for debugging.
        if (!stage.IsFinal || stage.BaseImage?.Facts?.HttpPort is null || !context.Project.MayBeWebProject
            || ServerCertificate.MayExist(context.Model, stage)
            || context.Project.Endpoints.Any(entry => entry.Key == "LaunchHttps"))
            return;
        var services = ListeningEndpoints.FindAll(context.Model, stage).Select(service => service.Endpoints).ToArray();
        if (services.Any(listening =>
            listening is null || listening.Endpoints.IsEmpty || listening.Endpoints.Any(endpoint => endpoint.IsHttps)))
            return;
        var urls = services.SelectMany(listening => listening!.Endpoints).Select(endpoint => endpoint.Url);
        foreach (var word in stage.ExposedPorts)
        {
            if (PortSpecification.FindPort(word) is { } port && (port is 443 or 8081)
                && !services.Any(listening => listening!.Ports.Contains(port)))
                context.Report(word.Span, [port, NameList.Of(urls)]);
        }
    }
}
