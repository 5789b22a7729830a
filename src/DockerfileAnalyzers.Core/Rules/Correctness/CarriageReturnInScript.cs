using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A script with CRLF line endings is copied into a Linux image: its interpreter is not found.</summary>
internal sealed class CarriageReturnInScript() : Rule<DockerfileModel>(new()
{
    Id = "DFA4314",
    Title = "Use LF line endings in Linux scripts",
    Message = "'{0}' has CRLF line endings, so the interpreter in its '#!' line is not found; "
        + "convert them to LF",
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        foreach (var (script, place) in BrokenScriptPlaces.Find(model, ScriptProblem.CarriageReturn))
            context.Report(place, [script.Path]);
    }
}
