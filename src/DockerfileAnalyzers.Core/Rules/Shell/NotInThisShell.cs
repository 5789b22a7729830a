using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A construct that the shell of the image does not have.</summary>
public sealed class NotInThisShell() : Rule<RunScript>(new()
{
    Id = "DFA7201",
    Title = "Use what the image's shell has",
    Message = "'{0}' {1} in {2}, which is this image's shell",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC3001", "SC3002", "SC3003", "SC3004", "SC3005", "SC3006", "SC3007", "SC3008", "SC3009", "SC3010", "SC3011", "SC3014", "SC3015", "SC3016", "SC3018", "SC3020", "SC3021", "SC3022", "SC3024", "SC3028", "SC3029", "SC3030", "SC3033", "SC3034", "SC3036", "SC3037", "SC3039", "SC3040", "SC3044", "SC3045", "SC3046", "SC3050", "SC3051", "SC3053", "SC3054", "SC3057", "SC3059", "SC3060", "SC2112", "SC2113"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.Dialect is not (ShellDialect.Dash or ShellDialect.Ash) || context.Model.ReplacesBinSh(script.Instruction))
            return;
        foreach (var use in ShellSpecific.Find(script))
        {
            if (use.In(script.Dialect) is var support and not ShellSupport.Works)
                context.Report(use.Span, new object[] { use.Name, support is ShellSupport.Fails ? "fails" : "means something else", script.Dialect is ShellDialect.Dash ? "dash" : "BusyBox' ash" }, fix: CreateFix(use, script, context));
        }
    }

    private static Fix? CreateFix(ShellSpecific use, RunScript script, RuleContext context)
    {
        if (!use.Edits.IsDefault)
            return Fix.Safe("Say it for every shell", use.Edits.ToArray());
        return script.Dialect is ShellDialect.Dash && script.Instruction.Interpreter is null
            ? Fix.Unsafe("Use bash", TextEdit.InsertLinesBefore(context.File, script.Instruction.Span.Start, "SHELL [\"/bin/bash\", \"-c\"]"))
            : null;
    }
}
