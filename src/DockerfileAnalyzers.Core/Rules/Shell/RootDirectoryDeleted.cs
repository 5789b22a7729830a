using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>rm -r of a path that an empty variable turns into a directory of the system.</summary>
public sealed class RootDirectoryDeleted() : Rule<RunScript>(new()
{
    Id = "DFA7013",
    Title = "Guard what is deleted against an empty variable",
    Message = "When the expansion is empty, this deletes '{0}'",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2115"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var word in script.FolderRemovals.SelectMany(command => command.Words.Skip(1)).Where(word => word.Literal is null))
        {
            if (script.Variables.GetWhenEmpty(word).FirstOrDefault(SystemDirectory.Is) is { } path)
                context.Report(word.Span, new object[] { path }, fix: word.PartsWithinQuotes.OfType<ParameterPart>().FirstOrDefault() is { IsVariable: true, Operator: null } variable ? CreateFix(variable, context) : null);
        }
    }

    private static Fix CreateFix(ParameterPart variable, RuleContext context) => Fix.Unsafe(
        $"Fail the build where '{variable.Name}' is empty", Change.ReplacesWord,
        variable.IsBraced ? TextEdit.Insert(variable.Span.End - 1, ":?")
            : TextEdit.Replace(variable.Span, "${" + context.File.GetText(variable.Span).Substring(1) + ":?}"));
}
