namespace DockerfileAnalyzers.Discovery;

/// <summary>How it is known which folder a Dockerfile is built from.</summary>
internal enum ContextSource
{
    /// <summary>From the paths in the Dockerfile.</summary>
    Inferred,
    /// <summary>From a property that only the builds of Visual Studio read.</summary>
    VisualStudio,
    /// <summary>The project or a compose file specifies it for all builds.</summary>
    AllBuilds,
}
