using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary><c>npm install</c> may change what the lock file says; <c>npm ci</c> does not.</summary>
public sealed class NpmInstallIgnoresLockFile() : Rule<ShellCommand>(new()
{
    Id = "DFA7301",
    Title = "Install from the lock file with npm ci",
    Message = "'npm {0}' may install other versions than package-lock.json says",
    Category = Category.Shell,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is { Name: "npm", Action: "install", IsComplete: true, Operands.IsEmpty: true } && !command.HasOption("-g", "--global", "--prefix")
            && context.Model.HasLockFile(command, "package-lock.json"))
            context.Report(command.SubcommandSpan!.Value, new object[] { command.Subcommand! }, fix: Fix.Unsafe("Use npm ci", Change.ReplacesWord, TextEdit.Replace(command.SubcommandSpan.Value, "ci")));
    }
}
