using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A redirection of what a pipe or another redirection has already.</summary>
public sealed class ConflictingRedirections() : Rule<RunScript>(new()
{
    Id = "DFA7025",
    Title = "Redirect once, or use tee",
    Message = "'{0}' takes the place of {1}",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2259", "SC2260", "SC2261"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var node in script.Nodes)
        {
            var redirections = node switch
            {
                SimpleCommandSyntax { Words: { IsEmpty: false } words } command when words[0].Literal is not { } name || !ShellWords.IgnoresInput(ShellPrograms.GetName(name)) || !command.Redirections.Any(IsInput) => command.Redirections,
                CompoundCommandSyntax compound => compound.Redirections,
                _ => ImmutableArray<Redirection>.Empty,
            };
            // DFA7031 says what "a>=1 b>=2" means.
            redirections = redirections.RemoveAll(redirection => redirection.IsComparison);
            // A descriptor that is copied keeps what it was a copy of.
            if (!redirections.IsEmpty && !redirections.Any(IsCopy))
                ReportFirst(node, redirections, context);
        }
    }

    private static void ReportFirst(ShellNode node, ImmutableArray<Redirection> redirections, RuleContext context)
    {
        var taken = new Dictionary<string, string>();
        if (node.Parent is PipelineSyntax pipeline && pipeline.Commands[0] != node)
            taken["0"] = "the pipe";
        if (node.Parent is PipelineSyntax { Commands: var commands } && commands[commands.Length - 1] != node)
            taken["1"] = "the pipe";
        foreach (var redirection in redirections.Where(redirection => redirection.Operator != "<>" && redirection.Descriptor?[0] != '{' && redirection.Target?.Parts.Any(part => part is ProcessSubstitutionPart) != true))
        {
            var text = context.File.GetText(redirection.Span);
            foreach (var descriptor in redirection.Operator[0] == '&' ? new[] { "1", "2" } : new[] { redirection.Descriptor ?? (IsInput(redirection) ? "0" : "1") })
            {
                if (taken.TryGetValue(descriptor, out var other))
                {
                    context.Report(redirection.Span, new object[] { text, other });
                    return;
                }

                taken[descriptor] = $"'{text}'";
            }
        }
    }

    private static bool IsInput(Redirection redirection) => redirection.Operator[0] == '<';

    private static bool IsCopy(Redirection redirection) =>
        redirection.Operator is "<&" || (redirection.Operator is ">&" && (redirection.Target?.Literal is not { } target || target.TrimEnd('-').All(char.IsDigit)));
}
