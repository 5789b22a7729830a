using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A comparison in the version of a package is a redirection: <c>pip install a&gt;=1.0</c> writes a file.</summary>
public sealed class RequirementRedirected() : Rule<ShellCommand>(new()
{
    Id = "DFA7031",
    Title = "Quote versions that are compared",
    Message = "The shell takes '{0}' for a redirection: any version is installed",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Kind is not (CommandKind.Install or CommandKind.LockInstall) || command.Syntax is not { } syntax)
            return;
        foreach (var redirection in syntax.Redirections.Where(redirection => redirection.IsComparison))
        {
            var package = syntax.Words.First(word => word.Span.End == redirection.Span.Start);
            var span = TextSpan.FromBounds(package.Span.Start, redirection.Span.End);
            var isPlain = package.IsPlain && redirection.Target!.IsPlain;
            context.Report(span, new object[] { context.File.GetText(redirection.Span) }, fix: isPlain ? Fix.Unsafe("Quote it", Change.ReplacesWord, TextEdit.Insert(span.Start, "'"), TextEdit.Insert(span.End, "'")) : null);
        }
    }
}
