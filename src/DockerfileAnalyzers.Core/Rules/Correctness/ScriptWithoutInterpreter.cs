using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Exec form starts a script without a line that names its interpreter.</summary>
internal sealed class ScriptWithoutInterpreter() : Rule<Stage>(new()
{
    Id = "DFA4325",
    Title = "Start scripts with '#!'",
    Message = "'{0}' does not start with '#!', so exec form fails with 'exec format error'; add a line such as "
        + "'#!/bin/sh'",
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var model = context.Model;
        if (!(stage.IsFinal || stage.IsTarget) || stage.BaseImage?.IsWindows == true)
            return;
        var unreadable = ProjectFacts.Of(model.Project.BrokenScripts, model.File.Path)
            .Where(script => script.Problem == ScriptProblem.NoInterpreter).Select(script => script.Path).ToArray();
        foreach (var script in StartScript.FindDirect(model, stage)
            .Where(script => !ScriptChanges.MayBeChanged(model, script)))
        {
            var lacks = script.FindText(model, stage) is { } text
                ? text.Text.Length > 0 && !text.Text.TrimStart('\t').StartsWith("#!", StringComparison.Ordinal)
                : script.FindSources(model, stage).Any(unreadable.Contains);
            if (lacks)
                context.Report(script.Command.NameSpan, [script.Path]);
        }
    }
}
