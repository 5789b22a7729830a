using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Reports one problem of a file that several projects share. MSBuild builds a project with the same global properties
/// once, on whichever node: so a problem that is a property of such a project is reported once a build.
/// </summary>
public sealed class ReportSetting : Microsoft.Build.Utilities.Task
{
    /// <summary>What <see cref="CheckSettings"/> found.</summary>
    [Required]
    public string Problem { get; set; } = "";

    public override bool Execute()
    {
        var fields = Encoding.UTF8.GetString(Convert.FromBase64String(Problem.Replace('-', '+').Replace('_', '/')))
            .Split('\t');
        var problem = new SettingProblem(fields[5], fields[2], ToNumber(fields[3]),
            ToNumber(fields[4])) { RuleId = fields[1] };
        Report(Log, problem, (Severity)Enum.Parse(typeof(Severity), fields[0]));
        return true;
    }

    // Without the characters that mean something to MSBuild.
    internal static string Encode(SettingProblem problem, Severity severity) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join("\t", severity,
        problem.RuleId, problem.File, problem.Line.ToString(CultureInfo.InvariantCulture),
        problem.Column.ToString(CultureInfo.InvariantCulture), problem.Message))).Replace('+', '-').Replace('/', '_');

    internal static void Report(Microsoft.Build.Utilities.TaskLoggingHelper log, SettingProblem problem,
        Severity severity)
    {
        var rule = RuleCatalog.Find(problem.RuleId)!;
        var message = $"{problem.Message.Replace('\n', ' ').Replace('\r', ' ')} ({rule.HelpLink})";
        if (severity is Severity.Error)
            log.LogError(null, rule.Id, null, rule.HelpLink, problem.File, problem.Line, problem.Column, 0, 0, "{0}",
                message);
        else if (severity is Severity.Warning)
            log.LogWarning(null, rule.Id, null, rule.HelpLink, problem.File, problem.Line, problem.Column, 0, 0, "{0}",
                message);
        else
            log.LogMessage(null, rule.Id, null, problem.File, problem.Line, problem.Column, 0, 0,
                MessageImportance.Normal, "{0}", message);
    }

    private static int ToNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
