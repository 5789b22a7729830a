using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code listens on none of the ports that the Dockerfile exposes.</summary>
internal sealed class PortNotExposed() : CodeRule(new()
{
    Id = "DFA9002",
    Title = "Expose the port that the code listens on",
    Message = "'{0}' listens on port {1}, but {3} exposes port {2}, on which nothing listens",
    Severity = Severity.Info,
}, ListeningCall.Members)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var image = context.Image;
        if (ListeningCall.Find(use) is not { Endpoints: { IsEmpty: false } endpoints }
            || endpoints.Any(endpoint => endpoint.IsLocal) || use.IsConditional
            || image.ExposedPorts is not { IsEmpty: false } exposed || image.Listening.Contains(null))
            return;
        var listening = image.Listening.SelectMany(all => all!.Ports).ToArray();
        if (listening.Contains(endpoints[0].Port) && !exposed.Any(port => listening.Contains(port.Value)))
            context.Report(use.Span, exposed[0].Span, [use.CallName, endpoints[0].Port, exposed[0].Value]);
    }
}
