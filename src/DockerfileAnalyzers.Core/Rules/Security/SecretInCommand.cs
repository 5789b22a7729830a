using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A password or token is written into a command.</summary>
public sealed class SecretInCommand() : Rule<ShellCommand>(new()
{
    Id = "DFA2105",
    Title = "Keep secrets out of commands",
    Message = "{0} can be read by everyone who has the image: docker history shows it",
    Category = Category.Security,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        foreach (var (span, what) in SecretArguments.Find(command))
        {
            context.Report(span, new object[] { what });
            return;
        }
    }
}
