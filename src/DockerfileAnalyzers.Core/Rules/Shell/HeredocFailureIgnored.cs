using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A RUN heredoc goes on behind a command that fails.</summary>
public sealed class HeredocFailureIgnored() : Rule<RunScript>(new()
{
    Id = "DFA7015",
    Title = "Stop at the first command of a heredoc that fails",
    Message = "When '{0}' fails, the heredoc goes on",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Fix = FixSafety.Unsafe,
})
{
    private static readonly ImmutableHashSet<string> s_harmless = ImmutableHashSet.Create("echo", "printf", "true", ":", "set", "export", "cd", "pushd", "popd", "umask", "shopt", "alias", "exit", "unset", "trap");

    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (!script.IsHeredoc || script.HasErrexit || script.Script.Root is not ShellListSyntax list)
            return;
        var lost = list.Items.Select(item => item.Node).OfType<SimpleCommandSyntax>().FirstOrDefault(command => command.Name is { } name && !s_harmless.Contains(name) && !RunScript.IsChecked(command));
        if (lost is not null)
            context.Report(lost.Words[0].Span, new object[] { lost.Name! }, fix: Fix.Unsafe("Start with set -e", TextEdit.Insert(list.Items[0].Node.Span.Start, "set -e" + context.File.NewLine)));
    }
}
