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
    Message = "When the variable is empty, this deletes '{0}'",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2115"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.FolderRemovals)
        {
            foreach (var word in command.Words.Skip(1).Where(word => word.Literal is null))
            {
                var variables = word.DescendantsAndSelf().OfType<ParameterPart>().Where(part => part.IsVariable && part.Operator is null && part.Parent is ShellWord or DoubleQuotedPart).ToArray();
                if (variables.Length > 0 && GetWhenEmpty(word, script) is { } path && SystemDirectory.Is(path))
                    context.Report(word.Span, new object[] { path }, fix: CreateFix(variables[0], context));
            }
        }
    }

    // The path that is left when what is not known is empty; null where a part is guarded or never empty.
    private static string? GetWhenEmpty(ShellWord word, RunScript script)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in word.PartsWithinQuotes)
        {
            switch (part)
            {
                case LiteralPart literal:
                    text.Append(literal.Value);
                    break;
                case GlobPart glob:
                    text.Append(glob.Text);
                    break;
                case ParameterPart { IsVariable: true, Operator: null } variable when !ShellWords.IsCleanVariable(variable.Name) && script.FindVariable(variable.Name)?.Value is null or "":
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }

    private static Fix CreateFix(ParameterPart variable, RuleContext context) => variable.IsBraced
        ? Fix.Safe("Stop where it is empty", TextEdit.Insert(variable.Span.End - 1, ":?"))
        : Fix.Safe("Stop where it is empty", TextEdit.Replace(variable.Span, "${" + context.File.GetText(variable.Span).Substring(1) + ":?}"));
}
