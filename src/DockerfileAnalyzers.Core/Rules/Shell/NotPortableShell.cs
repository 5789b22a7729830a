using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A construct that not every <c>/bin/sh</c> has, in an image that is not known.</summary>
public sealed class NotPortableShell() : Rule<RunScript>(new()
{
    Id = "DFA7202",
    Title = "Use what every /bin/sh has",
    Message = "'{0}' is not in every /bin/sh, and what this image's is, is not known",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ShellSpecific.Equivalents,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.Dialect is not ShellDialect.Posix || context.Model.ReplacesBinSh(script.Instruction))
            return;
        foreach (var use in ShellSpecific.Find(script))
            context.Report(use.Span, new object[] { use.Name }, fix: use.Edits.IsDefault || use.Name.StartsWith("echo ", StringComparison.Ordinal) ? null : Fix.Safe("Say it for every shell", Change.ReplacesWord, use.Edits.ToArray()));
    }
}
