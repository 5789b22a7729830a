namespace DockerfileAnalyzers.Knowledge;

/// <summary>The properties of an environment variable.</summary>
internal enum VariableTrait
{
    /// <summary>The environment of every build gives it without spaces.</summary>
    Clean,
    /// <summary>A shell, a mount or the builder sets it.</summary>
    SetByShell,
    /// <summary>The shell or the programs that it starts read it, whoever set it.</summary>
    ReadByPrograms,
    /// <summary>Decides only whether a package manager asks questions, which a build cannot answer.</summary>
    Interaction,
    /// <summary>A list of folders, in which an empty entry is the current directory.</summary>
    SearchPath,
    /// <summary>The addresses that ASP.NET Core listens at.</summary>
    Urls,
    /// <summary>Loads other assemblies into a program of .NET.</summary>
    LoadsAssemblies,
}

/// <summary>The properties of well-known environment variables.</summary>
internal static class EnvironmentVariables
{
    private static readonly TraitTable<VariableTrait> s_traits = new("variable-traits.tsv", StringComparer.Ordinal);

    public static bool Is(string name, VariableTrait trait) => s_traits.Has(name, trait);
}
