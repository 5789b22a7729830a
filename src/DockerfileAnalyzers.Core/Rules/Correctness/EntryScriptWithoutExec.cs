using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>
/// The container starts a script that runs the program as a child process: the shell does not forward signals.
/// </summary>
internal sealed class EntryScriptWithoutExec() : Rule<DockerfileModel>(new()
{
    Id = "DFA4320",
    Title = "Use exec to run the program in a start script",
    Message = "Line {1} of '{0}' runs '{2}' without 'exec'; only the shell receives SIGTERM, and the program"
        + " is killed after a timeout",
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.FinalStage?.FinalState is not { } state
            || (state.Entrypoint ?? (Syntax.CommandInstructionSyntax?)state.Cmd) is not { } start
            // Windows has no signals.
            || model.RunsWindows(start))
            return;
        foreach (var script in ProjectFacts.Of(context.Project.StartScriptsWithoutExec, context.File.Path))
        {
            var at = context.File.GetText(start.Span).IndexOf(script.Name, StringComparison.Ordinal);
            if (at >= 0)
                context.Report(
                    new Text.TextSpan(start.Span.Start + at, script.Name.Length),
                    [script.Name, script.Line, script.Command]);
        }
    }
}
