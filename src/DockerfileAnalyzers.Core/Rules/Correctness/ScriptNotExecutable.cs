using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>The container starts a script that Git checks out without the executable bit.</summary>
internal sealed class ScriptNotExecutable() : Rule<DockerfileModel>(new()
{
    Id = "DFA4315",
    Title = "Make start scripts executable",
    Message = "'{0}' is not executable in Git, so the container fails with 'permission denied' "
        + "if the image is built on Linux; "
        + "use 'git update-index --chmod=+x' or 'COPY --chmod=755'",
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        foreach (var (script, place) in BrokenScriptPlaces.Find(model, ScriptProblem.NotExecutable))
            context.Report(place, [script.Path]);
    }
}
