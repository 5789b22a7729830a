namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The copied files are in another directory than the build context.</summary>
internal sealed class WrongBuildContext() : Rule<DockerfileModel>(new()
{
    Id = "DFA6502",
    Title = "Use the directory that contains the copied files as the build context",
    Message = "'{0}' is not in the configured build context '{1}' but in '{2}' (relative to this file); "
        + "a build from '{1}' fails",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (BuildContext.Of(model).Facts is not { IsContextCertain: true, BetterContext: { } better } facts)
            return;
        foreach (var copy in model.Syntax.Instructions.OfType<CopyingInstructionSyntax>()
            .Where(copying => copying.From is null))
        {
            if (copy.Sources.FirstOrDefault(source => source.Literal is { } path && !Glob.HasWildcard(path)
                && IsMissing(model, ContainerPath.FromRoot(path).TrimStart('/'))) is not { } missing)
                continue;
            var folders = new[] { facts.Context, better }
                .Select(folder => RelativePath.From(facts.Path, folder)).ToArray();
            context.Report(missing.Span, [missing.Literal, folders[0], folders[1]]);
            return;
        }
    }

    // The root of the context is in each of them.
    private static bool IsMissing(DockerfileModel model, string path) =>
        path.Length > 0 && BuildContext.Of(model).Exists(path) == false;
}
