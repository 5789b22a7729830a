namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A path of the context that an instruction names.</summary>
/// <param name="Path">Relative to the context, without wildcards.</param>
internal sealed record NeededPath(string Path, InstructionSyntax Instruction, DockerfileModel Dockerfile)
{
    /// <summary>
    /// The sources of COPY, ADD and bind mounts in stages that are built, without wildcards, which may match nothing.
    /// </summary>
    public static IEnumerable<NeededPath> FindAll(IgnoreFileModel model) =>
        model.Dockerfiles.SelectMany(dockerfile =>
            dockerfile.Stages.Where(stage => stage.IsBuilt).SelectMany(stage => stage.Instructions)
                .SelectMany(instruction =>
                    IgnoreFileModel.GetSources(instruction).Where(source =>
                        !Glob.HasWildcard(source) && source.IndexOf('$') < 0 && !ValueRules.IsRemote(source))
                        .Select(source => new NeededPath(
                            ContainerPath.FromRoot(source).TrimStart('/'), instruction, dockerfile))));
}
