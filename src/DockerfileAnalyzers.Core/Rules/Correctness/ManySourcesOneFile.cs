using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Several files are copied to a path that is no folder: only the last is left.</summary>
public sealed class ManySourcesOneFile() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA4402",
    Title = "End the destination of several files with a slash",
    Message = "'{0}' is a file name, and {1} files go there: only the last is left",
    Category = Category.Correctness,
    Equivalents = ImmutableArray.Create("DL3021"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        var sources = copying.Sources.Length + copying.Heredocs.Length;
        if (sources < 2 || context.Model.IsTemplate || ExecFormRepair.Find(copying) is not null || copying.Flags.Any(flag => flag.Name == "from" && flag.Value is null) || context.Model.Expand(copying, copying.Destination) is not { Length: > 0 } path || IsFolder(path) || path == context.Model.GetState(copying).WorkingDirectory)
            return;
        var span = copying.Destination.Span;
        var end = context.File.Text[span.End - 1] is '"' or '\'' ? span.End - 1 : span.End;
        context.Report(span, new object[] { path, sources }, fix: Fix.Safe("Add a slash", Change.ReplacesOperand, TextEdit.Insert(end, "/")));
    }

    private static bool IsFolder(string path) => path[path.Length - 1] is '/' or '\\' || path is "." or ".." || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal);
}
