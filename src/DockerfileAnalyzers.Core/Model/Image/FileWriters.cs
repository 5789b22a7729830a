namespace DockerfileAnalyzers.Model.Image;

/// <summary>Which instruction first wrote a file, where it is known by its name.</summary>
internal static class FileWriters
{
    private static readonly Fact<Stage, Dictionary<string, InstructionSyntax>> s_writers = new(FindAll);

    /// <summary>
    /// The first earlier instruction of the stage or its parents that copies or downloads one file to this
    /// path; <see langword="null"/> without one.
    /// </summary>
    public static InstructionSyntax? Find(
        DockerfileModel model, InstructionSyntax instruction, Stage stage, string path) =>
        s_writers.Of(model, stage).TryGetValue(path, out var first) && first.Span.Start < instruction.Span.Start
            ? first
            : null;

    private static Dictionary<string, InstructionSyntax> FindAll(DockerfileModel model, Stage stage)
    {
        var written = new Dictionary<string, InstructionSyntax>(StringComparer.Ordinal);
        foreach (var writer in stage.ChainInstructions)
        {
            foreach (var file in GetFiles(model, writer).Where(file => !written.ContainsKey(file)))
                written[file] = writer;
        }

        return written;
    }

    // By name only: of folders it is not known what was in them before.
    private static IEnumerable<string> GetFiles(DockerfileModel model, InstructionSyntax instruction)
    {
        var targets = instruction switch
        {
            CopyingInstructionSyntax copying => new[] { CopyResolver.Of(model, copying).FindOnlyFile() },
            RunInstructionSyntax run => model.GetCommands(run).Select(Download.Find)
                .OfType<Download>().Where(download => download.Target?.IndexOf('$') < 0)
                .Select(download =>
                    ContainerPath.Combine(model.GetWorkingDirectory(download.Command), download.Target)),
            _ => Enumerable.Empty<string?>(),
        };
        return targets.OfType<string>();
    }
}
