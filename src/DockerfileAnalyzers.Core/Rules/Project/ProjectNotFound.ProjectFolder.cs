namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The project that a <c>dotnet</c> command without an argument finds in its directory.</summary>
internal static class ProjectFolder
{
    /// <summary>Whether MSBuild uses a file as project or solution if none is specified.</summary>
    public static bool IsBuildable(string name) => IsSolution(name)
        || name.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Why a command without a project fails; <see langword="null"/> if it does not, or if that is unknown.
    /// </summary>
    public static string? FindProblem(DockerfileModel model, DotNetCommand command)
    {
        if (command.TargetArgument is not null || command.WorkingDirectory is not { } folder
            || !(command.Restores || command.Builds) || command.Verb is "run" or "msbuild"
            || command.Command.Operands.Length > 0 || command.Command.HasOption("--project", "--solution"))
            return null;
        var files = ImageFileSystemBuilder.Of(model).GetFiles(command.Command);
        var listing = files.List(folder, IsBuildable);
        if (!listing.IsComplete)
            return null;
        if (listing.Names.IsEmpty)
            return $"'{folder}' does not contain a project or solution (MSB1003)";
        return IsAmbiguous(listing.Names)
            ? $"'{folder}' has {NameList.Of(listing.Names.OrderBy(name => name, StringComparer.Ordinal))} (MSB1011)"
            : null;
    }

    // If a solution and a project have the same name, the solution is used.
    private static bool IsAmbiguous(ImmutableHashSet<string> names)
    {
        var solutions = names.Where(IsSolution).ToArray();
        var projects = names.Except(solutions).ToArray();
        if (solutions.Length != 1)
            return names.Count > 1;
        return projects.Length > 1 || (projects.Length == 1 && Path.GetFileNameWithoutExtension(projects[0])
            != Path.GetFileNameWithoutExtension(solutions[0]));
    }

    private static bool IsSolution(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".sln" or ".slnx" or ".slnf";
}
