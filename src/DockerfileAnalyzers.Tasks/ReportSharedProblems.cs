using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Reports the problems of files that several projects share, each in the first project that comes: the build names
/// that project next to the message.
/// </summary>
public sealed class ReportSharedProblems : Microsoft.Build.Utilities.Task
{
    /// <summary>
    /// The problems that <see cref="CheckSettings"/> found, each with its ticket from <see cref="CreateTicket"/>.
    /// </summary>
    [Required]
    public ITaskItem[] Problems { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The folder of the rules' pages; empty: no link to a page follows a message.</summary>
    public string? Pages { get; set; }

    public override bool Execute()
    {
        foreach (var problem in Problems.Where(problem => TryTake(problem.GetMetadata("Ticket"))))
            Log.LogProblem(Decode(problem.ItemSpec), Pages, MessageImportance.Normal);
        // Errors fail the build at its end: the messages of the compiler are also printed.
        return true;
    }

    // Without the characters that mean something to MSBuild.
    internal static string Encode(Problem problem) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join("\t", problem.Severity, problem.Rule.Id, problem.Path,
            problem.Line.ToString(CultureInfo.InvariantCulture), problem.Column.ToString(CultureInfo.InvariantCulture),
            problem.Message))).Replace('+', '-').Replace('/', '_');

    // Only one of several projects, whichever process builds them, can rename a file.
    private static bool TryTake(string ticket)
    {
        // None could be written: a problem is better reported twice than not at all.
        if (ticket.Length == 0)
            return true;
        var taken = Path.ChangeExtension(ticket, Guid.NewGuid().ToString("N"));
        try
        {
            File.Move(ticket, taken);
            File.Delete(taken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return File.Exists(taken);
        }
    }

    private static Problem Decode(string text)
    {
        var fields = Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/')))
            .Split('\t');
        return new Problem(RuleCatalog.Find(fields[1])!, (Severity)Enum.Parse(typeof(Severity), fields[0]), fields[2],
            int.Parse(fields[3], CultureInfo.InvariantCulture), int.Parse(fields[4], CultureInfo.InvariantCulture),
            fields[5]);
    }
}
