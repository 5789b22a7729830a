using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
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

    /// <summary>The folder of the rules' pages; empty: no link to a page follows a message.</summary>
    public string? Pages { get; set; }

    public override bool Execute()
    {
        Log.LogProblem(Decode(Problem), Pages, MessageImportance.Normal);
        return true;
    }

    // Without the characters that mean something to MSBuild.
    internal static string Encode(Problem problem) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join("\t", problem.Severity, problem.Rule.Id, problem.Path,
            problem.Line.ToString(CultureInfo.InvariantCulture), problem.Column.ToString(CultureInfo.InvariantCulture),
            problem.Message))).Replace('+', '-').Replace('/', '_');

    private static Problem Decode(string text)
    {
        var fields = Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/')))
            .Split('\t');
        return new Problem(RuleCatalog.Find(fields[1])!, (Severity)Enum.Parse(typeof(Severity), fields[0]), fields[2],
            int.Parse(fields[3], CultureInfo.InvariantCulture), int.Parse(fields[4], CultureInfo.InvariantCulture),
            fields[5]);
    }
}
