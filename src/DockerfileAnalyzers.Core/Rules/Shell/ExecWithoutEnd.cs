using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>find -exec without the semicolon or plus that ends its command.</summary>
public sealed class ExecWithoutEnd() : Rule<RunScript>(new()
{
    Id = "DFA7024",
    Title = "End the command of find with \\; or +",
    Message = "Nothing ends the command of '{0}': 'find' refuses to run",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2067"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Program == "find"))
        {
            var action = command.Words.LastOrDefault(word => NestedCommands.IsExecution(word.Text));
            // What is not known may hold the end.
            if (action is not null && command.Words.SkipWhile(word => word != action).All(word => word.Literal is not (";" or "+") && (word.Literal is not null || word.IsOneArgument)))
                context.Report(action.Span, new object[] { action.Text });
        }
    }
}
