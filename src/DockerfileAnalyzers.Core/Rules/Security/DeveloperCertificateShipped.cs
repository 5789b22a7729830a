namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The ASP.NET Core development certificate becomes part of the image, including its private key.</summary>
internal sealed class DeveloperCertificateShipped() : Rule<DockerfileModel>(new()
{
    Id = "DFA2110",
    Title = "Keep development certificates out of the image",
    Message = "{0} adds a development certificate and its private key to the image",
    Consequence = Consequence.Insecure,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.IsForDevelopment)
            return;
        var shipped = model.Stages.Where(stage => stage.IsShipped).SelectMany(stage => stage.Instructions).ToArray();
        foreach (var run in shipped.OfType<RunInstructionSyntax>())
        {
            if (model.GetCommands(run).FirstOrDefault(DeveloperCertificate.IsMadeBy) is { } command)
                context.Report(command.NameSpan, ["'dotnet dev-certs https'"]);
        }

        foreach (var copying in shipped.OfType<CopyingInstructionSyntax>())
        {
            foreach (var source in copying.Sources.Where(source =>
                source.Literal is { } path && DeveloperCertificate.IsCopiedBy(model, copying, path)))
                context.Report(source.Span, [$"'{source.Literal}'"]);
        }
    }
}
