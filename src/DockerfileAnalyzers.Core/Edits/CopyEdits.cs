using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Edits;

/// <summary>Adds COPY instructions in the style that the file has for project files.</summary>
internal static class CopyEdits
{
    /// <summary>
    /// The COPY instructions of all that a restore reads, each to where a copy of the whole context would put it.
    /// </summary>
    /// <param name="copy">The instruction that copies the whole context.</param>
    /// <returns><see langword="null"/> where the files, or their places, are not known.</returns>
    public static IReadOnlyList<string>? CreateManifestCopies(
        DockerfileModel model, CopyingInstructionSyntax copy, ShellCommand command, DependencyRestore restore)
    {
        if (restore.Ecosystem != ".NET")
            return restore.Files.Where(file => BuildContext.Of(model).Exists(file) == true).ToArray()
                is { Length: > 0 } files ? new[] { $"COPY {string.Join(" ", files)} ./" } : null;
        return copy.Destination.Literal is "." or "./" && DotNetBuild.Of(model).Find(command) is { } dotNet
            ? CreateProjectCopies(model, dotNet) : null;
    }

    private static IReadOnlyList<string>? CreateProjectCopies(DockerfileModel model, DotNetCommand restore)
    {
        if (restore.Target is not DotNetTarget.ThisProject)
            return null;
        var files = model.Project.BuildFiles
            .Where(file => file.Kind is not BuildFileKind.Harmless).Select(file => file.Path)
            .Append(model.Project.ProjectFile!).Concat(model.Project.ProjectReferences)
            .Select(DotNetBuild.Of(model).ToContext).Distinct().ToArray();
        if (files.Any(file =>
            file is null || BuildContext.Of(model).Exists(file) == false || BuildContext.Of(model).IsIgnored(file)))
            return null;
        return files.Select(file => "COPY " + Quote(file!, GetFolder(file!))).ToArray();
    }

    private static string GetFolder(string file) =>
        file.LastIndexOf('/') is > 0 and var slash ? file.Substring(0, slash + 1) : "./";

    private static string Quote(string source, string destination) =>
        source.Contains(' ') ? $"[\"{source}\", \"{destination}\"]" : source + " " + destination;

    /// <summary>Copies files to where a command looks for them.</summary>
    /// <param name="before">After the project files that are copied by name before this instruction.</param>
    /// <returns>
    /// <see langword="null"/> where no project file is copied by name before it, or a file is outside
    /// the context or elsewhere in the image.
    /// </returns>
    public static TextEdit? Create(DockerfileModel model, InstructionSyntax before, IEnumerable<MissingFile> files)
    {
        return CreateAfter(
            model,
            FindLastCopy(
                model,
                before,
                copy =>
                    copy.Sources.Any(source =>
                        source.Literal?.EndsWith("proj", StringComparison.OrdinalIgnoreCase) == true)),
            files);
    }

    /// <summary>
    /// Copies folders to where a command looks for them, after the last that is copied from the context before it.
    /// </summary>
    public static TextEdit? CreateForFolders(
        DockerfileModel model, InstructionSyntax before, IEnumerable<MissingFile> folders) =>
        CreateAfter(
            model,
            FindLastCopy(model, before, copy => true),
            folders.Select(folder => folder with
            {
                ContextPath = folder.ContextPath + "/",
                ExpectedPath = folder.ExpectedPath + "/",
            }));

    private static CopyInstructionSyntax? FindLastCopy(
        DockerfileModel model, InstructionSyntax before, Func<CopyInstructionSyntax, bool> predicate) =>
        model.GetStage(before)?.Instructions.TakeWhile(instruction => instruction != before)
            .OfType<CopyInstructionSyntax>().LastOrDefault(copy => copy.From is null && predicate(copy));

    private static TextEdit? CreateAfter(
        DockerfileModel model, CopyInstructionSyntax? example, IEnumerable<MissingFile> files)
    {
        if (example is null || model.GetState(example).WorkingDirectory is not { } directory)
            return null;
        var lines = new List<string>();
        foreach (var file in files)
        {
            if (file is not { ContextPath: { } source, ActualPath: null } || BuildContext.Of(model).IsIgnored(source))
                return null;
            var folder = file.ExpectedPath.Substring(0, file.ExpectedPath.LastIndexOf('/') + 1);
            var root = directory.TrimEnd('/') + "/";
            var destination = folder.StartsWith(root, StringComparison.Ordinal)
                ? folder.Substring(root.Length)
                : folder;
            if (destination.Length == 0)
                destination = example.Destination.Literal is "." ? "." : "./";
            lines.Add(
                example.IsJsonForm ? $"COPY [\"{source}\", \"{destination}\"]" : "COPY " + Quote(source, destination));
        }

        return lines.Count == 0
            ? null
            : TextEdit.InsertLinesAfter(model.File, example.Span.End, string.Join("\n", lines));
    }
}
