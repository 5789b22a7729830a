namespace DockerfileAnalyzers.Rules.Security;

/// <summary>
/// A certificate that ASP.NET Core makes to develop with, and its private key, become part of the image.
/// </summary>
internal sealed class DeveloperCertificateShipped() : Rule<DockerfileModel>(new()
{
    Id = "DFA2110",
    Title = "Keep development certificates out of the image",
    Message = "{0} puts a development certificate and its private key into the image",
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.IsForDevelopment)
            return;
        foreach (var run in model.Stages.Where(stage => stage.IsShipped)
            .SelectMany(stage => stage.Instructions).OfType<RunInstructionSyntax>())
        {
            if (model.GetCommands(run).FirstOrDefault(DeveloperCertificate.IsMadeBy) is { } command)
                context.Report(command.NameSpan, ["'dotnet dev-certs https'"]);
        }

        foreach (var copying in model.Stages.Where(stage => stage.IsShipped)
            .SelectMany(stage => stage.Instructions).OfType<CopyingInstructionSyntax>())
        {
            foreach (var source in copying.Sources.Where(source =>
                source.Literal is { } path && DeveloperCertificate.IsCopiedBy(model, copying, path)))
                context.Report(source.Span, [$"'{source.Literal}'"]);
        }
    }
}
