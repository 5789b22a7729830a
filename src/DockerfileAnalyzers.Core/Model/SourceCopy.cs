using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>Whether a COPY brings source files from the build context, which change with every build.</summary>
internal static class SourceCopy
{
    private static readonly ImmutableHashSet<string> s_sourceFolders = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "src", "source", "sources");

    /// <summary>Whether what is copied is the source of what a command restores, the manifests of the restore among it or below the same folder.</summary>
    public static bool Feeds(DockerfileModel model, CopyingInstructionSyntax copying, ShellCommand command, DependencyRestore restore)
    {
        if (copying is CopyInstructionSyntax { From: not null })
            return false;
        if (BuildContext.IsWholeContext(copying))
            return true;
        if (copying.Sources.Length != 1 || copying.Flags.Any(flag => flag.Name == "parents") || copying.Sources[0].Literal is not { } source || !IsFolder(model, source, restore)
            || ContextOrigin.GetTarget(model, copying) is not { } target)
            return false;
        var name = ContainerPath.Normalize(source).TrimEnd('/');
        var isSourceFolder = s_sourceFolders.Contains(name.Substring(name.LastIndexOf('/') + 1));
        var place = restore.Ecosystem == ".NET"
            ? model.DotNet.Commands.FirstOrDefault(dotnet => dotnet.Command == command)?.TargetPath
            : model.GetWorkingDirectory(command);
        if (place is null)
            return false;
        // The folder is the project; or it is what lies beside its manifests.
        return (ContainerPath.IsWithin(place, target.Path) && target.Path != "/" && !HasManifests(model, copying, place, restore))
            || (isSourceFolder && ContainerPath.IsWithin(target.Path, restore.Ecosystem == ".NET" ? GetFolder(place) : place));
    }

    private static bool IsFolder(DockerfileModel model, string source, DependencyRestore restore)
    {
        var path = ContainerPath.Normalize("/" + source).Substring(1);
        if (path.Length == 0 || Glob.HasWildcard(path) || source.Contains("://") || path.StartsWith(".", StringComparison.Ordinal))
            return false;
        if (model.Context.Manifest is { } manifest)
            return manifest.Entries.Any(entry => entry.Path.StartsWith(path + "/", StringComparison.Ordinal) || (entry.IsFolder && entry.Path == path));
        // By its name: "Gemfile" and "gradlew" are none.
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return source.EndsWith("/", StringComparison.Ordinal)
            || (name.IndexOf('.') < 0 && !name.EndsWith("file", StringComparison.Ordinal) && !restore.Files.Contains(name) && name is not ("gradlew" or "mvnw"));
    }

    // Where manifests came by name, folders bring what the restore needs beside them: patches, plug-ins, hooks.
    private static bool HasManifests(DockerfileModel model, CopyingInstructionSyntax copying, string place, DependencyRestore restore) =>
        model.GetStage(copying)!.ChainInstructions.TakeWhile(other => other != copying).OfType<CopyingInstructionSyntax>()
            .Where(other => other is not CopyInstructionSyntax { From: not null })
            .SelectMany(other => other.Sources).Select(source => source.Literal).OfType<string>()
            .Any(source => restore.Files.Any(file => Glob.IsMatch(source.Substring(source.LastIndexOf('/') + 1), file))
                || (restore.Ecosystem == ".NET" && (source.EndsWith("proj", StringComparison.Ordinal) || source.EndsWith(".sln", StringComparison.Ordinal) || source.EndsWith(".slnx", StringComparison.Ordinal))));

    private static string GetFolder(string path) => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : path;
}
