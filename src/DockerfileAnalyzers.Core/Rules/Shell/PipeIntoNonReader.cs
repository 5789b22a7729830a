using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A pipe into a command that never reads its input.</summary>
public sealed class PipeIntoNonReader() : Rule<RunScript>(new()
{
    Id = "DFA7009",
    Title = "Do not pipe into what reads nothing",
    Message = "'{0}' does not read what the pipe gives it",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2216", "SC2217"),
})
{
    private static readonly ImmutableHashSet<string> s_deaf = ImmutableHashSet.Create(
        "alias", "basename", "bg", "cal", "cd", "chgrp", "chmod", "chown", "cp", "dirname", "du", "echo", "export", "fg", "fuser", "getconf", "getopt", "getopts", "ipcrm", "ipcs", "jobs", "kill", "ln", "locale", "ls", "mv",
        "printf", "ps", "pwd", "renice", "rm", "rmdir", "set", "sleep", "touch", "trap", "ulimit", "unalias", "uname");

    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var pipeline in script.Script.Root.DescendantsAndSelf().OfType<PipelineSyntax>())
        {
            foreach (var command in pipeline.Commands.Skip(1).OfType<SimpleCommandSyntax>().Where(command => command.Name is { } name && s_deaf.Contains(name)))
            {
                // What stands in a substitution may read it; "-i" asks, and the pipe answers.
                if (!command.DescendantsAndSelf().Any(node => node is SubstitutionPart or ProcessSubstitutionPart) && !command.Words.Any(word => word.Text is "-i" or "--interactive" or "-" or "/dev/stdin" || word.Text.StartsWith("--files0-from", StringComparison.Ordinal)))
                    context.Report(command.Words[0].Span, new object[] { command.Name! });
            }
        }
    }
}
