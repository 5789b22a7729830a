using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The program is configured to listen for HTTPS but does not have a certificate.</summary>
internal sealed class HttpsWithoutCertificate() : Rule<Stage>(new()
{
    Id = "DFA6306",
    Title = "Configure a certificate for HTTPS endpoints",
    Message = "{0} binds to '{1}', but no certificate is configured; the program fails to start without one",
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal || context.Model.IsForDevelopment || context.Project.NeedsAspNetCore == false)
            return;
        var endpoints = ListeningEndpoints.FindAll(context.Model, stage)
            .Select(service => service.Endpoints?.Endpoints.FirstOrDefault(endpoint => endpoint.IsHttps))
            .OfType<Endpoint>().Where(endpoint => !(endpoint.IsInCode && context.Input.IsCodeSeen))
            .GroupBy(endpoint => endpoint.Origin).Select(group => group.First()).ToArray();
        if (endpoints.Length == 0 || ServerCertificate.MayExist(context.Model, stage))
            return;
        foreach (var endpoint in endpoints)
            context.Report(endpoint.Span ?? stage.From.ImageName.Span, [endpoint.Origin, endpoint.Url]);
    }
}
