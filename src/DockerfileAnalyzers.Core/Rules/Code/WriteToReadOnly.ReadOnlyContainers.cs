using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>
/// The containers of the image that may not write at a path, also where their user may.
/// </summary>
internal static class ReadOnlyContainers
{
    // File systems of the kernel, which are there in any container.
    private static readonly string[] s_writable = { "/dev", "/proc", "/sys" };

    /// <returns><see langword="null"/> where there is none.</returns>
    public static ReadOnlyContainer? Find(FinalImage image, string path)
    {
        if (ContainerPath.Combine(image.Stage.FinalState.WorkingDirectory, path) is not { } full
            || s_writable.Any(folder => ContainerPath.IsWithin(full, folder))
            || image.Stage.ChainInstructions.Any(instruction => instruction is VolumeInstructionSyntax))
            return null;
        return ProjectFacts.Of(image.Project.ReadOnlyContainers, image.File.Path).FirstOrDefault(container =>
            !container.Writable.Any(folder => ContainerPath.IsWithin(full, folder)));
    }
}
