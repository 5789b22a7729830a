namespace DockerfileAnalyzers.Model.Context;

/// <summary>Where a Dockerfile copies or starts scripts that do not start on Linux.</summary>
internal static class BrokenScriptPlaces
{
    /// <returns>Each script with the source of the COPY that takes it, else with what starts it.</returns>
    public static IEnumerable<(BrokenScript Script, TextSpan Place)> Find(DockerfileModel model, ScriptProblem problem)
    {
        foreach (var script in ProjectFacts.Of(model.Project.BrokenScripts, model.File.Path)
            .Where(script => script.Problem == problem))
        {
            if (FindPlace(script, model) is { } place)
                yield return (script, place);
        }
    }

    private static TextSpan? FindPlace(BrokenScript script, DockerfileModel model)
    {
        var sources = model.Syntax.Instructions.OfType<CopyingInstructionSyntax>()
            .SelectMany(copying => copying.Sources);
        if (sources.FirstOrDefault(source => source.Literal is { } text
            && ProjectFacts.SamePath(text.TrimStart('/'), script.Path)) is { } source)
            return source.Span;
        var state = model.FinalStage?.FinalState;
        return (state?.Entrypoint ?? (InstructionSyntax?)state?.Cmd)?.Arguments.FileSpan;
    }
}
