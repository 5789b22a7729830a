using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The program is reachable only from inside the container.</summary>
internal sealed class LocalhostBinding() : Rule<Stage>(new()
{
    Id = "DFA6303",
    Title = "Listen on all addresses of the container",
    Message = "{0} binds to '{1}', which is not reachable from outside the container",
    Fix = FixSafety.Unsafe,
})
{
    private static readonly Regex s_local = new(
        @"(?<=://)(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/;""']|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal || context.Project.NeedsAspNetCore == false)
            return;
        var endpoints = ListeningEndpoints.FindAll(context.Model, stage)
            .Select(service =>
                service.Endpoints?.Endpoints ?? (service.Service is null ? ListeningEndpoints.FindUrls(stage) : null))
            .OfType<IReadOnlyList<Endpoint>>()
            .Where(all => all.Count > 0 && all.All(endpoint => endpoint.IsLocal)).Select(all => all[0])
            .Where(endpoint => !(endpoint.IsInCode && context.Input.IsCodeSeen));
        foreach (var endpoint in endpoints.GroupBy(endpoint => endpoint.Origin).Select(group => group.First()))
        {
            context.Report(endpoint.Span ?? stage.From.ImageName.Span, [endpoint.Origin, endpoint.Url],
                fix: endpoint.Span is { } span
                    ? Fix.Unsafe(
                        "Listen on all addresses",
                        Change.ChangesValue + Change.ChangesStart,
                        TextEdit.Replace(span, s_local.Replace(context.File.GetText(span), "+")))
                    : null);
        }
    }
}
