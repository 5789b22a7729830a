using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Makes the ticket for one problem of a file that several projects share. MSBuild builds a project with the same
/// global properties once, on whichever node: so there is one ticket a build where the problem is such a property.
/// </summary>
public sealed class CreateTicket : Microsoft.Build.Utilities.Task
{
    /// <summary>
    /// An empty file, which the project that reports the problem removes; empty if none can be written.
    /// </summary>
    [Output]
    public string Ticket { get; set; } = "";

    public override bool Execute()
    {
        try
        {
            Ticket = Path.GetTempFileName();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.LogMessage(MessageImportance.Low, "{0}", exception.Message);
        }

        return true;
    }
}
