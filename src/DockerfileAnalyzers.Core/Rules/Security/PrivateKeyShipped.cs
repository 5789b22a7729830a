namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A private key is generated at build time: anyone who has access to the image has the key.</summary>
internal sealed class PrivateKeyShipped() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA2106",
    Title = "Generate private keys when the container starts",
    Message = "All containers of this image share the same private key: {0}",
    Severity = Severity.Info,
    Consequence = Consequence.Insecure,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.IsForDevelopment || context.Model.GetStage(run) is not { IsShipped: true })
            return;
        var commands = context.Model.GetCommands(run);
        var keys = commands.Select(PrivateKey.Find).OfType<PrivateKey>()
            .Where(key => !key.IsForTests && !key.IsRemovedBy(commands)).ToArray();
        if (keys.Length > 0)
            context.Report(keys[0].Span, [NameList.Of(keys.Select(key => key.Path).Distinct())]);
    }
}
