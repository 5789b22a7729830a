using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.DotNet;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Whose program a Dockerfile ships.</summary>
internal enum Owner
{
    /// <summary>It does not say, or it is not a Dockerfile of a .NET program.</summary>
    Unknown,
    ThisProject,
    /// <summary>By the name of a project file that was not found.</summary>
    OtherProject,
    /// <summary>By a name that is nearly that of this project, and not of a file that is there.</summary>
    Misspelled,
    /// <summary>By a project file that is there.</summary>
    ExistingProject,
}

/// <summary>Whose program a Dockerfile ships, and by which evidence.</summary>
/// <param name="Reason">For a log: completes "it is not a Dockerfile of this project: …".</param>
internal sealed record Ownership(Owner Owner, string Reason)
{
    public static Ownership Unknown { get; } = new(Owner.Unknown, "it does not publish or start it");

    /// <param name="context">The folder that the Dockerfile is built from.</param>
    public static Ownership Find(ShippedPrograms programs, string context, ProjectDescription project)
    {
        var built = programs.Built.Select(target => (target.Text, Owner: FindOwner(target, context, project)))
            .ToArray();
        if (built.Any(target => target.Owner is Owner.ThisProject))
            return new Ownership(Owner.ThisProject, "");
        if (built.Length > 0 && built.All(target => target.Owner is not Owner.Unknown))
        {
            var owner = new[] { Owner.ExistingProject, Owner.OtherProject, Owner.Misspelled }
                .First(owner => built.Any(target => target.Owner == owner));
            return new Ownership(owner,
                $"it publishes {string.Join(", ", built.Select(target => $"'{target.Text}'"))}");
        }

        if (programs.Started.Any(name => IsOwn(name, project)))
            return new Ownership(Owner.ThisProject, "");
        var other = programs.Started.FirstOrDefault(name => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
        return other is null ? Unknown : new Ownership(
            IsNear(Path.GetFileNameWithoutExtension(other), project) ? Owner.Misspelled : Owner.Unknown,
            $"it starts '{other}'");
    }

    // A typing error, or the name before or after the project got a longer one.
    private static bool IsNear(string name, ProjectDescription project) =>
        new[] { project.AssemblyName, Path.GetFileNameWithoutExtension(project.FileName) }
            .Where(own => own is { Length: > 2 }).Any(own => Spelling.FindNearest(name, new[] { own! }) is not null
                || IsEnd(own!, name, '.') || IsEnd(name, own!, '.'));

    private static bool IsOwn(string program, ProjectDescription project)
    {
        var name = Path.GetExtension(program).ToLowerInvariant() is ".dll" or ".exe"
            ? Path.GetFileNameWithoutExtension(program) : program;
        return project.AssemblyName is { Length: > 0 } assembly
            && name.Equals(assembly, StringComparison.OrdinalIgnoreCase);
    }

    private static Owner FindOwner(BuiltTarget target, string context, ProjectDescription project)
    {
        foreach (var path in target.ContextPaths.Where(path => path.IndexOfAny(Path.GetInvalidPathChars()) < 0))
        {
            var full = Path.GetFullPath(Path.Combine(context, path));
            if (RegularFile.IsFile(full))
                return !IsProject(full) ? Owner.Unknown : Is(full, project) ? Owner.ThisProject : Owner.ExistingProject;
            if (!Directory.Exists(full))
                continue;
            var files = FolderContent.GetFiles(full);
            var projects = files.Where(IsProject).ToArray();
            // A solution builds all of its projects; of several projects, MSBuild refuses to choose.
            if (projects.Length > 1 || files.Any(file => Path.GetExtension(file) is ".sln" or ".slnx"))
                return Owner.Unknown;
            if (projects.Length == 1)
                return Is(projects[0], project) ? Owner.ThisProject : Owner.ExistingProject;
        }

        return FindByName(target.Text.Replace('\\', '/').TrimEnd('/'), project);
    }

    // A file that is not where it should be may have been copied in a way that is not followed.
    private static Owner FindByName(string text, ProjectDescription project)
    {
        var path = project.GetFullPath(project.FileName).Replace('\\', '/');
        if (text.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
        {
            var name = ContainerPath.GetName(text);
            if (IsEnd(name, path))
                return Owner.ThisProject;
            return IsNear(Path.GetFileNameWithoutExtension(name), project) ? Owner.Misspelled : Owner.OtherProject;
        }

        var folder = text.StartsWith("./", StringComparison.Ordinal) ? text.Substring(2) : text;
        return folder.IndexOf('/') > 0 && IsEnd(folder, Path.GetDirectoryName(path)!.Replace('\\', '/'))
            ? Owner.ThisProject : Owner.Unknown;
    }

    private static bool IsEnd(string end, string path, char separator = '/') =>
        path.EndsWith(separator + end, StringComparison.OrdinalIgnoreCase);

    private static bool IsProject(string path) => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string path, ProjectDescription project) =>
        path.Equals(project.GetFullPath(project.FileName), StringComparison.OrdinalIgnoreCase);
}
