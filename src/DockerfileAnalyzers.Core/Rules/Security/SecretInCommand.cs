namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A command contains a password or token.</summary>
internal sealed class SecretInCommand() : Rule<ShellCommand>(new()
{
    Id = "DFA2105",
    Title = "Keep secrets out of commands",
    Message = "{0} can be read by anyone who has access to the {1}",
    Consequence = Consequence.Insecure,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // NuGetCredentials reports these, also in stages that are not part of the final image.
        if (command is { Name: "dotnet", Action: "nuget" } or { Name: "nuget" }
            && command.Arguments.Any(argument => argument.Literal is "source" or "sources"))
            return;
        foreach (var (span, what) in SecretArguments.Find(command))
        {
            var isShipped = context.Model.GetStage(command) is { IsShipped: true };
            context.Report(span, [what, isShipped ? "image; 'docker history' shows it" : "build cache"]);
            return;
        }
    }
}
