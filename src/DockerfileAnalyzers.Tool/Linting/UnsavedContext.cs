using System.Globalization;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>The build context of a Dockerfile that was never saved, or is in a compose file.</summary>
internal static class UnsavedContext
{
    public static AnalysisInput AddTo(AnalysisInput input)
    {
        var path = input.File.Path;
        var compose = Path.Combine(Path.GetDirectoryName(path)!,
            Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(path)));
        var isInCompose = DockerFolders.IsComposeFile(compose);
        // A file that was never saved will probably be built in its directory.
        var folder = isInCompose ? Find(compose, path) : Path.GetDirectoryName(path);
        if (folder is null || !Directory.Exists(folder))
            return input;
        var ignoreFile = IgnoreFiles.GetNew(folder);
        var rules = TextFile.TryRead(ignoreFile, out _);
        return input with
        {
            Manifest = new ContextWalker(folder) { Sources = RepositoryRoot.Find(folder) }.Walk(),
            Related = rules is null ? [] : [new SourceFile(ignoreFile, rules.Text)],
            Project = input.Project with
            {
                Dockerfiles =
                [
                    new DockerfileFacts(path, folder, isInCompose, rules is null ? null : ignoreFile, null),
                ],
            },
        };
    }

    // The build context of the service: "compose.yaml.1.Dockerfile" is the first one. Null for a variable or a URL.
    private static string? Find(string compose, string path)
    {
        var number = Path.GetExtension(Path.GetFileNameWithoutExtension(path)).TrimStart('.');
        if (TextFile.TryRead(compose, out _) is not { } file
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        var context = EmbeddedDockerfiles.Find(new SourceFile(compose, file.Text))
            .ElementAtOrDefault(index - 1)?.Context;
        return context is null || context.Contains('$') || context.Contains(':') ? null
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(context, Path.GetDirectoryName(compose)!));
    }
}
