using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Makes errors, warnings and messages of the build of problems.</summary>
internal static class ProblemLogger
{
    /// <param name="pages">The folder of the pages; where there is one, a link follows the message.</param>
    /// <param name="importance">Of what is neither an error nor a warning.</param>
    public static void LogProblem(
        this TaskLoggingHelper log,
        Problem problem,
        string? pages,
        MessageImportance importance = MessageImportance.Low)
    {
        var (rule, severity, path, line, column, message) = problem;
        message = message.Replace('\n', ' ').Replace('\r', ' ');
        var link = rule.FindPage(pages);
        if (link is not null)
            message += $" ({link})";
        if (severity is Severity.Error)
            log.LogError(null, rule.Id, null, link ?? rule.HelpLink, path, line, column, 0, 0, "{0}", message);
        else if (severity is Severity.Warning)
            log.LogWarning(null, rule.Id, null, link ?? rule.HelpLink, path, line, column, 0, 0, "{0}", message);
        else
            log.LogMessage(null, rule.Id, null, path, line, column, 0, 0, importance, "{0}", message);
    }

    /// <summary>Logs what a target could not do, at a file of the user: not at the targets of the package.</summary>
    public static void LogFailure(this TaskLoggingHelper log, string path, string message) =>
        log.LogError(null, null, null, path, 0, 0, 0, 0, "{0}", message);
}
