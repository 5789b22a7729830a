using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code listens for HTTPS, but the image does not contain a certificate.</summary>
internal sealed class HttpsInCodeWithoutCertificate() : CodeRule(new()
{
    Id = "DFA9003",
    Title = "Configure a certificate for HTTPS endpoints in code",
    Message = "'{0}' binds to '{1}', but no certificate is configured; the program fails to start ({2})",
    Consequence = Consequence.StartFails,
}, ListeningCall.Members)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (ListeningCall.Find(use) is not { Endpoints: { IsEmpty: false } endpoints }
            || endpoints.FirstOrDefault(endpoint => endpoint.IsHttps) is not { } secure || use.IsConditional
            || context.Image.MayHaveCertificate
            || !context.Image.Listening.Any(all => all?.Endpoints.Any(other =>
                other.Url == secure.Url && other.IsIn(use.File)) == true))
            return;
        context.Report(use.Span, context.Image.Start, [use.CallName, secure.Url]);
    }
}
