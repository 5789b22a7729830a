namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>The program that a publish writes, as the project and the command line shape it.</summary>
/// <param name="Name">Of its assembly.</param>
/// <param name="IsNative">Whether Native AOT compiles it: there is no assembly.</param>
/// <param name="IsSingleFile">Whether the assembly is in the executable.</param>
/// <param name="LacksHost">Whether there is no executable.</param>
internal sealed record PublishedProgram(string Name, bool IsNative, bool IsSingleFile, bool LacksHost)
{
    /// <returns><see langword="null"/> where the name of the assembly is not known.</returns>
    public static PublishedProgram? Find(DockerfileModel model, DotNetCommand publish)
    {
        if (Get(model, publish, "AssemblyName") is not { } name)
            return null;
        var dotNet = DotNetBuild.Of(model);
        // A property that the environment can set is treated as unknown.
        return new PublishedProgram(
            name,
            dotNet.IsTrue(publish, "PublishAot") == true,
            dotNet.IsTrue(publish, "PublishSingleFile") == true,
            "false".Equals(Get(model, publish, "UseAppHost"), StringComparison.OrdinalIgnoreCase));
    }

    // From the command line, otherwise from the project.
    private static string? Get(DockerfileModel model, DotNetCommand publish, string property)
    {
        if (publish.Sets(property))
            return publish.GetProperty(property);
        return property == "AssemblyName" ? model.Project.AssemblyName : model.Project[property];
    }

    /// <summary>
    /// Whether a project or package that this one references may bring the program that is started: <c>dotnet
    /// xunit.console.dll Shop.Tests.dll</c>.
    /// </summary>
    public bool MayBeOfAnother(DockerfileModel model, StartedDotNetProgram program)
    {
        var name = Path.GetFileNameWithoutExtension(program.FileName);
        bool IsLike(string id) =>
            id.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(id, StringComparison.OrdinalIgnoreCase);
        return !name.Equals(Name, StringComparison.OrdinalIgnoreCase)
            && (model.Project.ProjectReferences
                .Any(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')) == name)
                || model.Project.Packages.Any(package => IsLike(package.Id))
                || model.GetCommands(program.Instruction).SelectMany(command => command.Arguments)
                    .Any(argument => argument.Span.Start > program.Span.Start
                        && argument.Text.Trim('"').EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
    }
}
