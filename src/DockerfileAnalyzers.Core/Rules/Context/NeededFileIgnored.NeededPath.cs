namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A path of the context that an instruction names.</summary>
/// <param name="Path">Relative to the context, without wildcards.</param>
internal sealed record NeededPath(string Path, InstructionSyntax Instruction, DockerfileModel Dockerfile)
{
    /// <summary>
    /// What COPY, ADD and bind mounts name, in stages that are built. A wildcard may match nothing: the build goes on.
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
