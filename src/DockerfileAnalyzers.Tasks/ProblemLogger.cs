using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Makes errors, warnings and messages of the build of problems.</summary>
internal static class ProblemLogger
{
    /// <param name="showsLink">Whether the link follows the message, as compilers print it.</param>
    /// <param name="importance">Of what is neither an error nor a warning.</param>
    public static void LogProblem(
        this TaskLoggingHelper log,
        Problem problem,
        bool showsLink,
        MessageImportance importance = MessageImportance.Low)
    {
        var (rule, severity, path, line, column, message) = problem;
        message = message.Replace('\n', ' ').Replace('\r', ' ');
        if (showsLink && rule.HelpLink is { } link)
            message += $" ({link})";
        if (severity is Severity.Error)
            log.LogError(null, rule.Id, null, rule.HelpLink, path, line, column, 0, 0, "{0}", message);
        else if (severity is Severity.Warning)
            log.LogWarning(null, rule.Id, null, rule.HelpLink, path, line, column, 0, 0, "{0}", message);
        else
            log.LogMessage(null, rule.Id, null, path, line, column, 0, 0, importance, "{0}", message);
    }
}
