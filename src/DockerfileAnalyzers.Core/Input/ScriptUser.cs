namespace DockerfileAnalyzers.Input;

/// <summary>How a script that a container starts uses root privileges.</summary>
internal enum ScriptUser
{
    /// <summary>Not to be told: it runs other scripts, or commands that only the container knows.</summary>
    Unknown,
    /// <summary>It continues as another user, or starts a service that does.</summary>
    Dropped,
    /// <summary>The programs that it starts run as the user that started it.</summary>
    Kept,
}
