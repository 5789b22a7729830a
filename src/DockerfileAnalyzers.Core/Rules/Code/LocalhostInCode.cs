using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code listens on an address that only the container itself can reach.</summary>
internal sealed class LocalhostInCode() : CodeRule(new()
{
    Id = "DFA9001",
    Title = "Listen on all addresses of the container",
    Message = "'{0}' binds to '{1}', which is not reachable from outside the container ({2})",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.StartFails,
}, ListeningCall.Members)
{
    private static readonly Regex s_local = new(
        @"(?<=://)(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/;""']|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (ListeningCall.Find(use) is not { Endpoints: { IsEmpty: false } endpoints } call
            || endpoints.Any(endpoint => !endpoint.IsLocal) || use.IsConditional
            || !context.Image.Listening.Any(all => IsOnlyLocal(all, endpoints, use.File)))
            return;
        var edits = call.Values.Where(value => value is { IsLiteral: true, Text: not null })
            .Select(value => TextEdit.Replace(value.Span, s_local.Replace(use.File.GetText(value.Span), "+")))
            .Concat(call.LocalName is { } name ? [TextEdit.Replace(name.Span, name.Replacement)] : [])
            .ToArray();
        context.Report(use.Span, context.Image.Start, [use.CallName, endpoints[0].Url], edits.Length == 0 ? null
            : Fix.Unsafe(
                "Listen on all addresses; this also applies outside the container", Change.ChangesCode, edits));
    }

    // The model knows which of several addresses counts; the line may have moved since.
    private static bool IsOnlyLocal(ListeningEndpoints? all, ImmutableArray<Endpoint> endpoints, SourceFile file) =>
        all is { Endpoints.IsEmpty: false } && all.Endpoints.All(endpoint => endpoint.IsLocal)
        && all.Endpoints.Any(endpoint => endpoint.Url == endpoints[0].Url && endpoint.IsIn(file));
}
