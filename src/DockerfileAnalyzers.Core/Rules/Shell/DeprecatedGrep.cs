using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>egrep and fgrep.</summary>
public sealed class DeprecatedGrep() : Rule<RunScript>(new()
{
    Id = "DFA7112",
    Title = "Write grep -E and grep -F",
    Message = "'{0}' is deprecated: GNU grep warns of it",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2196", "SC2197"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Program is "egrep" or "fgrep"))
        {
            if (script.Script.DefinedNames.Contains(command.Program!) || script.Script.DefinedNames.Contains("grep"))
                continue;
            var path = command.Name!.Substring(0, command.Name.Length - command.Program!.Length);
            context.Report(command.Words[0].Span, new object[] { command.Program }, fix: Fix.Safe("Write grep", Change.ReplacesWord, TextEdit.Replace(command.Words[0].Span, path + (command.Program == "egrep" ? "grep -E" : "grep -F"))));
        }
    }
}
