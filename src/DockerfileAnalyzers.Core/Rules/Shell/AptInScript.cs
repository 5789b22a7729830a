using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary><c>apt</c> is for people; its command line may change.</summary>
public sealed class AptInScript() : Rule<ShellCommand>(new()
{
    Id = "DFA7304",
    Title = "Use apt-get in scripts",
    Message = "'apt' is made for people: its options and output may change",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3027"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "apt", Instruction: RunInstructionSyntax } || context.Model.GetState(command.Instruction).Dialect is ShellDialect.PowerShell or ShellDialect.Cmd)
            return;
        var isSame = command.Subcommand is "install" or "update" or "upgrade" or "remove" or "purge" or "autoremove" or "clean" or "autoclean" or "build-dep" or "download" or "source";
        var start = command.NameSpan.End - 3;
        var fix = isSame && context.File.GetText(command.NameSpan).EndsWith("apt", StringComparison.Ordinal) ? Fix.Safe("Use apt-get", TextEdit.Replace(TextSpan.FromBounds(start, command.NameSpan.End), "apt-get")) : null;
        context.Report(command.NameSpan, Array.Empty<object>(), fix: fix);
    }
}
