using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A change of directory whose failure nothing notices.</summary>
public sealed class DirectoryChangeUnchecked() : Rule<RunScript>(new()
{
    Id = "DFA7002",
    Title = "Stop when the directory is not there",
    Message = "When '{0}' fails, what follows runs in the wrong directory",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2164"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.HasErrexit)
            return;
        foreach (var command in script.Commands.Where(command => command.Name is "cd" or "pushd" or "popd"))
        {
            if (RunScript.IsChecked(command) || IsAlwaysThere(command) || command.Words.Any(word => word.Text == "-n"))
                continue;
            var isPlain = RunScript.StandsAlone(command) && !command.Ancestors.Any(node => node is SubstitutionPart or FunctionSyntax);
            var fix = isPlain
                ? Fix.Unsafe("Add '|| exit', which fails the build where the directory does not exist", Change.RewritesScript,
                    TextEdit.Insert(command.Span.End, " || exit"))
                : null;
            context.Report(command.Span, new object[] { context.File.GetText(command.Words[0].Span) }, fix: fix);
        }
    }

    // Home, "..", "/tmp".
    private static bool IsAlwaysThere(SimpleCommandSyntax command) => command.Name == "cd"
        && (command.Words.Length == 1 || (command.Words.Length == 2 && command.Words[1].Text is var path && (path.All(c => c is '.' or '/') || SystemDirectory.IsInEveryImage(path))));
}
