using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>HEALTHCHECK asks for a path that the code does not mention, but maps health checks elsewhere.</summary>
internal sealed class HealthPathMismatch() : CodeRule(new()
{
    Id = "DFA9004",
    Title = "Use the same health check path in the code and in HEALTHCHECK",
    Message = "'{0}' serves '{1}', but {3} requests '{2}', which the code does not mention",
    Severity = Severity.Info,
}, "Microsoft.AspNetCore.Builder.HealthCheckEndpointRouteBuilderExtensions.MapHealthChecks",
    "Microsoft.AspNetCore.Builder.HealthCheckApplicationBuilderExtensions.UseHealthChecks")
{
    private static readonly Regex s_url = new(
        @"\bhttps?://(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::\d+)?(?<path>/[\w./-]*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if ((use.GetText("pattern") ?? use.GetText("path")) is not { Length: > 1 } mapped
            || FindAsked(context.Image) is not { Value: { Length: > 1 } asked, Span: var check }
            || Trim(asked).Equals(Trim(mapped), StringComparison.OrdinalIgnoreCase)
            || use.MentionsInCode("UsePathBase", "MapGroup", "MapFallback", "MapReverseProxy", "MapDefaultEndpoints"))
            return;
        // Another endpoint may serve it: any part of the path in the code, or a controller of its name.
        if (!Trim(asked).Split('/').All(part => use.MentionsInCode("/" + part, "\"" + part, part + "Controller")))
            context.Report(use.Span, check, [use.CallName, mapped, asked]);
    }

    private static string Trim(string path) => path.Trim('/');

    private static ImageFact<string>? FindAsked(FinalImage image) =>
        image.Stage.FinalState.Healthcheck is { IsNone: false } check
        && s_url.Match(image.File.GetText(check.Span)) is { Success: true } match
            ? new(match.Groups["path"].Value, new TextSpan(check.Span.Start + match.Index, match.Length)) : null;
}
