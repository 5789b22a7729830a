using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Rules.Engine;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Logs problems as errors, warnings and messages of the build.</summary>
internal static class ProblemLogger
{
    /// <param name="pages">The directory of the pages; if it is set, a link follows the message.</param>
    /// <param name="importance">The importance of problems that are neither errors nor warnings.</param>
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

    /// <summary>
    /// Logs a file that a target could not write, at a file of the user instead of the targets of the package. Editors
    /// and CI services need a code to recognize the line.
    /// </summary>
    public static void LogFailure(this TaskLoggingHelper log, string path, string message)
    {
        var rule = InaccessibleFile.Rule;
        log.LogError(null, rule.Id, null, rule.HelpLink, path, 0, 0, 0, 0, "{0}", message);
    }
}
