using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>File names go through a pipe to xargs.</summary>
public sealed class FileNamesThroughXargs() : Rule<RunScript>(new()
{
    Id = "DFA7109",
    Title = "Pass file names with a zero byte between them",
    Message = "'xargs' splits names at blanks and quotes",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2038", "SC2011"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var pipeline in script.Script.Root.DescendantsAndSelf().OfType<PipelineSyntax>())
        {
            for (var i = 1; i < pipeline.Commands.Length; i++)
            {
                if (pipeline.Commands[i - 1] is SimpleCommandSyntax { Name: "find" or "ls" } names && pipeline.Commands[i] is SimpleCommandSyntax { Name: "xargs" } xargs
                    && !HasSeparator(names) && (!HasSeparator(xargs) || (names.Name == "ls" && CommandOptions.Has(xargs, "0", "--null"))))
                    context.Report(xargs.Words[0].Span, Array.Empty<object>(), fix: CreateFix(names, xargs));
            }
        }
    }

    // ls ends names by line breaks, whatever xargs expects.
    private static bool HasSeparator(SimpleCommandSyntax command) => command.Words.Skip(1).Any(word => word.Text.Length > 1 && word.Text[0] == '-'
        && (word.Text.Contains("print0") || word.Text.Contains("printf") || word.Text.Contains("null") || word.Text.StartsWith("-d", StringComparison.Ordinal) || word.Text.StartsWith("--delimiter", StringComparison.Ordinal)
            || (word.Text[1] != '-' && word.Text.IndexOf('0') > 0 && !char.IsDigit(word.Text[word.Text.Length - 1]) || word.Text.EndsWith("0", StringComparison.Ordinal) && word.Text.Length <= 3)));

    // Behind an action, or an "or" that it would belong to, there is no place for another.
    private static Fix? CreateFix(SimpleCommandSyntax names, SimpleCommandSyntax xargs) =>
        names.Name == "find" && !names.Words.Any(word => word.Text is "-o" or "-or" or "-print" or "-exec" or "-execdir" or "-delete" or "-ls" or "-quit" or ",") && names.Redirections.IsEmpty
            ? Fix.Safe("Pass zero bytes", TextEdit.Insert(names.Words[names.Words.Length - 1].Span.End, " -print0"), TextEdit.Insert(xargs.Words[0].Span.End, " -0"))
            : null;
}
