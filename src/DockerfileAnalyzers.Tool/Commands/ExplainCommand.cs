using System.CommandLine;
using System.CommandLine.Completions;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Rules;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>explain</c>: the page of a rule.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolHost host)
    {
        var names = new Argument<string[]>("rule")
        {
            Description = "The id or name of a rule, or the id of a rule of hadolint, ShellCheck or BuildKit.",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "rule",
        };
        names.CompletionSources.Add(_ => RuleFinder.Names.Select(name => new CompletionItem(name)));
        var command = new Command("explain", "Shows the page of a rule, with examples.") { names };
        command.SetAction(parsed =>
        {
            var rules = parsed.GetRequiredValue(names).SelectMany(name => RuleFinder.Find(name)).Distinct();
            PageWriter.Write(string.Join("\n", rules.Select(RulePages.Read)), host.Output);
        });
        return command;
    }
}
