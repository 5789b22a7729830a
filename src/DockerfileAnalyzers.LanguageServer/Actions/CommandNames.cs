namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>The commands that the server runs for a client.</summary>
internal static class CommandNames
{
    /// <summary>Fixes a rule in all files of the workspace: its id.</summary>
    public const string FixRule = "dockerfileAnalyzers.fixRuleInWorkspace";

    /// <summary>Applies all safe fixes of the workspace.</summary>
    public const string FixAll = "dockerfileAnalyzers.fixAllInWorkspace";

    /// <summary>Opens the page of a rule: its id.</summary>
    public const string OpenPage = "dockerfileAnalyzers.openPage";

    /// <summary>Returns the report of a Dockerfile: its URI.</summary>
    public const string Report = "dockerfileAnalyzers.report";

    /// <summary>Shows the report of a Dockerfile: a command of the client, which has none unless it says so.</summary>
    public const string ShowReport = "dockerfileAnalyzers.showReport";

    /// <summary>Those of the server.</summary>
    public static string[] All => [FixRule, FixAll, OpenPage, Report];
}
