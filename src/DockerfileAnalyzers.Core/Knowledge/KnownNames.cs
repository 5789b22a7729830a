namespace DockerfileAnalyzers.Knowledge;

/// <summary>The usual meaning of a name.</summary>
internal enum NameTrait
{
    /// <summary>A stage of a Dockerfile, and no image.</summary>
    Stage,
    /// <summary>A file or stage for development and tests, which is not shipped.</summary>
    Development,
    /// <summary>A folder of tests, or of a container to develop in.</summary>
    DevelopmentFolder,
    /// <summary>Something that is meant to be public: a file of a test, an example.</summary>
    Example,
    /// <summary>A key that must not be trusted.</summary>
    TestKey,
    /// <summary>A version that is another one tomorrow.</summary>
    MovingVersion,
    /// <summary>A user that people make for their own program, whatever it is.</summary>
    ApplicationUser,
}

/// <summary>The usual meanings of names.</summary>
internal static class KnownNames
{
    private static readonly TraitTable<NameTrait> s_traits = new("name-traits.tsv", StringComparer.OrdinalIgnoreCase);

    public static bool Is(string name, NameTrait trait) => s_traits.Has(name, trait);

    /// <summary>Whether a path or a name holds one of the words.</summary>
    public static bool IsNamedIn(string text, NameTrait trait) =>
        s_traits.IsNamedIn(text, trait);
}
