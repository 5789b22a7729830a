namespace DockerfileAnalyzers.Input;

/// <summary>What a script that a container starts does with the rights of root.</summary>
internal enum ScriptUser
{
    /// <summary>Not to be told: it runs other scripts, or commands that only the container knows.</summary>
    Unknown,
    /// <summary>It continues as another user, or starts a service that does.</summary>
    Dropped,
    /// <summary>What it starts runs as the user that started it.</summary>
    Kept,
}
