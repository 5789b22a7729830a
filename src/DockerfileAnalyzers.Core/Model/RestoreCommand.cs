using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>Commands that restore the dependencies of what is copied from the build context.</summary>
internal static class RestoreCommand
{
    /// <returns><see langword="null"/> where it is none, and where what it restores comes from a clone or a download.</returns>
    public static DependencyRestore? Find(DockerfileModel model, ShellCommand command)
    {
        if (DependencyTable.FindRestore(command.Name, command.Subcommand, command.Options.Select(option => option.Name), !command.Operands.IsEmpty) is not { } restore)
            return null;
        var directory = model.GetWorkingDirectory(command);
        if (restore.Ecosystem != "pip")
            return IsCloned(model, command, directory) ? null : restore;
        var files = command.Options.Where(option => option.Name is "-r" or "--requirement").Select(option => option.Value is "{}" ? null : option.Value).ToArray();
        if (files.Any(file => file?.Contains("://") == true || IsCloned(model, command, ModelBuilder.Combine(directory, file))))
            return null;
        // Where it is not known, or lies elsewhere in the context, no COPY of it is proposed.
        var names = files.OfType<string>().Select(GetContextName).Distinct().ToImmutableArray();
        return names.Length < files.Length
            ? restore with { Manifests = "the files of requirements", Files = ImmutableArray<string>.Empty }
            : restore with { Manifests = string.Join(" and ", names), Files = names.All(name => name.IndexOf('/') < 0) ? names : ImmutableArray<string>.Empty };
    }

    // Of a path in the image, the name is what the context has, too.
    private static string GetContextName(string path) => ContainerPath.IsAbsolute(path) ? path.Substring(path.LastIndexOf('/') + 1) : ContainerPath.Normalize(path);

    // "git clone … && cd … && npm install": where either place is not known, it may be the same.
    private static bool IsCloned(DockerfileModel model, ShellCommand command, string? path) => model.GetStage(command) is { } stage && model.GetRuns(stage).SelectMany(run => model.GetCommands(run))
        .TakeWhile(other => other != command).Where(other => other is { Name: "git", Subcommand: "clone" }).Any(clone => path is null || FindTarget(model, clone) is not { } target || ContainerPath.IsWithin(path, target));

    private static string? FindTarget(DockerfileModel model, ShellCommand clone)
    {
        var url = clone.Operands.FirstOrDefault()?.Literal?.TrimEnd('/');
        var name = url?.Substring(url.LastIndexOfAny(new[] { '/', ':' }) + 1);
        var folder = clone.Operands.Length > 1 ? clone.Operands[1].Literal : name?.EndsWith(".git", StringComparison.Ordinal) == true ? name.Substring(0, name.Length - 4) : name;
        return ModelBuilder.Combine(model.GetWorkingDirectory(clone), folder);
    }
}
