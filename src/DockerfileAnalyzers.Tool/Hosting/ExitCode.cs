namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>Nothing was found that the command is to fail on.</summary>
    public const int Success = 0;

    /// <summary>Findings of at least the severity of <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>
    /// The command line or the configuration is wrong, or a file cannot be read or written.
    /// </summary>
    public const int Error = 2;

    /// <summary>Ctrl+C, as shells count it: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
