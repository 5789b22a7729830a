using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The scripts of the build context that containers start, and what they do with the rights of root.</summary>
internal static class StartScripts
{
    private const int MaxBytes = 65_536;

    /// <param name="targets">The stages that compose files name.</param>
    /// <returns>Entries of the list <c>StartScripts</c>.</returns>
    public static IEnumerable<string> Judge(DockerfileFacts dockerfile, string text, string targets, DiscoveryLog log)
    {
        var facts = ProjectFacts.Create(
            new[] { new KeyValuePair<string, string>("TargetStages", targets) }, dockerfile);
        var model = ModelBuilder.Build(
            AnalysisInput.Create(new SourceFile(dockerfile.Path, text)) with { Project = facts });
        foreach (var stage in model.Stages.Where(stage => stage is { IsTarget: true, StartsProgram: true }))
        {
            foreach (var script in StartScript.Find(model, stage)
                .Where(script => script.FindText(model, stage) is null))
            {
                foreach (var source in script.FindSources(model, stage))
                {
                    if (Read(Path.Combine(dockerfile.Context, source), log) is not { } content)
                        continue;
                    var file = new SourceFile(source, content);
                    yield return $"{source}?{StartScript.Judge(LogicalText.Verbatim(file, new TextSpan(0, content.Length)), script.Command.Instruction)}?{dockerfile.Path}";
                    break;
                }
            }
        }
    }

    // A program is started by the same words as a script.
    private static string? Read(string path, DiscoveryLog log)
    {
        var isScript = File.Exists(path) && new FileInfo(path).Length is > 0 and < MaxBytes;
        return isScript && TextFile.TryRead(path, log)?.Text is { } text
            && (text.StartsWith("#!", StringComparison.Ordinal) || path.EndsWith(".sh", StringComparison.Ordinal))
                ? text
                : null;
    }
}
