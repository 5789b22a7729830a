namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>Whether a COPY takes source files, which change with every build, from the build context.</summary>
internal static class SourceCopy
{
    private static readonly Fact<CopyingInstructionSyntax, CopiedFolder?> s_folders = new(Find);

    private static readonly ImmutableHashSet<string> s_sourceFolders = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "src", "source", "sources");

    /// <summary>
    /// Whether a COPY contains the source of the project that a command restores, with the manifests
    /// of the restore in it or in the same folder.
    /// </summary>
    public static bool Feeds(
        DockerfileModel model, CopyingInstructionSyntax copying, ShellCommand command, DependencyRestore restore)
    {
        if (s_folders.Of(model, copying) is not { } folder)
            return false;
        if (folder.IsWholeContext)
            return true;
        if (folder.FileName is { } file && restore.Files.Contains(file))
            return false;
        var place = restore.Ecosystem == ".NET"
            ? DotNetBuild.Of(model).Find(command)?.TargetPath
            : model.GetWorkingDirectory(command);
        if (place is null)
            return false;
        // The folder is the project, or a source folder next to its manifests.
        return (ContainerPath.IsWithin(place, folder.Target) && folder.Target != "/"
            && !HasManifests(model, copying, place, restore))
            || (s_sourceFolders.Contains(folder.Name)
                && ContainerPath.IsWithin(folder.Target, restore.Ecosystem == ".NET" ? GetFolder(place) : place));
    }

    /// <returns><see langword="null"/> if no folder of the build context is copied.</returns>
    private static CopiedFolder? Find(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        if (copying.From is not null)
            return null;
        if (BuildContext.IsWholeContext(copying))
            return new CopiedFolder(true, "", null, "");
        if (copying.Sources.Length != 1 || copying.KeepsParents
            || copying.Sources[0].Literal is not { } source
            || !IsFolder(model, source, out var file) || CopyResolver.Of(model, copying).Target is not { } target)
            return null;
        var name = ContainerPath.Normalize(source).TrimEnd('/');
        return new CopiedFolder(false, ContainerPath.GetName(name), file, target.Path);
    }

    private static bool IsFolder(DockerfileModel model, string source, out string? file)
    {
        file = null;
        var path = ContainerPath.FromRoot(source).Substring(1);
        if (path.Length == 0 || Glob.HasWildcard(path) || ValueRules.IsRemote(source)
            || path.StartsWith(".", StringComparison.Ordinal))
            return false;
        if (BuildContext.Of(model).Manifest is { } manifest)
            return manifest.Entries.Any(entry =>
                entry.Path.StartsWith(path + "/", StringComparison.Ordinal) || (entry.IsFolder && entry.Path == path));
        if (source.EndsWith("/", StringComparison.Ordinal))
            return true;
        // Judged by its name: "Gemfile" and "gradlew" are not folders.
        file = ContainerPath.GetName(path);
        return file.IndexOf('.') < 0 && !file.EndsWith("file", StringComparison.Ordinal)
            && file is not ("gradlew" or "mvnw");
    }

    // If manifests are copied by name, folders contain what else the restore needs: patches, plug-ins, hooks.
    private static bool HasManifests(
        DockerfileModel model, CopyingInstructionSyntax copying, string place, DependencyRestore restore) =>
        model.GetStage(copying)!.ChainInstructions.TakeWhile(other => other != copying)
            .OfType<CopyingInstructionSyntax>()
            .Where(other => other.From is null)
            .SelectMany(other => other.Sources).Select(source => source.Literal).OfType<string>()
            .Any(source => restore.Files.Any(file => Glob.IsMatch(ContainerPath.GetName(source), file))
                || (restore.Ecosystem == ".NET"
                    && (source.EndsWith("proj", StringComparison.Ordinal)
                        || source.EndsWith(".sln", StringComparison.Ordinal)
                        || source.EndsWith(".slnx", StringComparison.Ordinal))));

    private static string GetFolder(string path) =>
        path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && path.LastIndexOf('/') is > 0 and var slash
            ? path.Substring(0, slash)
            : path;
}

/// <summary>A folder of the build context that a COPY or ADD takes.</summary>
/// <param name="FileName">
/// The name of the source if it can be a file; <see langword="null"/> if it is known to be a folder.
/// </param>
internal sealed record CopiedFolder(bool IsWholeContext, string Name, string? FileName, string Target);
