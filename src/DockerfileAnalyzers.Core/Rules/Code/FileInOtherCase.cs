using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code opens a file of the project by a name in another case.</summary>
internal sealed class FileInOtherCase() : CodeRule(new()
{
    Id = "DFA9303",
    Title = "Use the exact case of file names",
    Message =
        "'{0}' does not find '{1}': the file is '{2}', and file names are case-sensitive on Linux ({3})",
    Fix = FixSafety.Safe,
    Consequence = Consequence.StartFails,
}, FileCall.Readers)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (FileCall.FindRead(use) is not { Path: var path, Value: var value }
            || path.IndexOf('\\') >= 0 || FindOtherCase(context.Image, path) is not { } actual)
            return;
        context.Report(use.Span, context.Image.Start, [use.CallName, path, actual], value.IsLiteral
            ? Fix.Safe($"Use '{actual}'", Change.ChangesCode, TextEdit.Replace(value.Span, $"\"{actual}\"")) : null);
    }

    // The file of the project that the path would open if case did not matter.
    private static string? FindOtherCase(FinalImage image, string path)
    {
        if (image.Model.Input.Manifest is not { } manifest || image.Project.ProjectFile is not { } project
            || RelativePath.GetName(path).Length == 0 || ContainerPath.IsAbsolute(path))
            return null;
        var root = manifest.Root.Replace('\\', '/').TrimEnd('/') + "/";
        var file = project.Replace('\\', '/');
        if (!file.StartsWith(root, StringComparison.Ordinal))
            return null;
        var folder = file.Substring(root.Length, file.LastIndexOf('/') + 1 - root.Length);
        var full = folder + ContainerPath.Normalize(path);
        return manifest.Exists(full) ? null : manifest.Entries.Select(entry => entry.Path)
            .FirstOrDefault(other => other.Equals(full, StringComparison.OrdinalIgnoreCase))?.Substring(folder.Length);
    }
}
