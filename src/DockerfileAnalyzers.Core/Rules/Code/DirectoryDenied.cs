using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code creates a directory where the user of the container may not.</summary>
internal sealed class DirectoryDenied() : CodeRule(new()
{
    Id = "DFA9306",
    Title = "Create the directories that the program needs in the Dockerfile",
    Message = "'{0}' cannot create '{1}' unless it is mounted: {2} starts the program as a user that does not own the "
        + "parent directory",
    Severity = Severity.Info,
}, "System.IO.Directory.CreateDirectory",
    // Sinks of log files create the directories of their path.
    "Serilog.FileLoggerConfigurationExtensions.File",
    "Serilog.RollingFileLoggerConfigurationExtensions.RollingFile",
    "Microsoft.Extensions.Logging.FileLoggerExtensions.AddFile")
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if ((use.GetText("path") ?? use.GetText("pathFormat")) is not { Length: > 0 } path || path.IndexOf('\\') >= 0
            || context.Image.FindProtectionOfTree(path) is not { } decider)
            return;
        // One that exists is not a problem to create; a log in it is.
        var directory = use.Member == "CreateDirectory" ? path : path.Substring(0, Math.Max(0, path.LastIndexOf('/')));
        if (directory.Length > 0 && !(use.Member == "CreateDirectory" && context.Image.MayExist(directory)))
            context.Report(use.NameSpan, decider, [use.CallName, directory]);
    }
}
