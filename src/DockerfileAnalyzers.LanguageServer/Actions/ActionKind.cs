namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>The kinds of code actions.</summary>
internal enum ActionKind
{
    /// <summary>Fixes one finding.</summary>
    Fix,
    /// <summary>Fixes all findings of a rule in the document.</summary>
    FixRule,
    /// <summary>Applies all safe fixes of the document.</summary>
    FixAll,
    /// <summary>Suppresses a finding by a comment above its instruction.</summary>
    Suppress,
    /// <summary>Suppresses a rule by a comment at the top of the document.</summary>
    SuppressInFile,
    /// <summary>Creates the .dockerignore that the context lacks.</summary>
    CreateIgnoreFile,
}

/// <summary>How the protocol groups code actions.</summary>
internal static class ActionKinds
{
    public const string QuickFix = "quickfix";

    public const string FixAll = "source.fixAll.dockerfileAnalyzers";

    public const string CreateIgnoreFile = "source.createDockerignore";

    /// <summary>Whether a kind is wanted: itself, or one that it is a part of.</summary>
    public static bool IsWanted(string kind, string[]? only) => only is null
        || only.Any(wanted => wanted.Length == 0 || kind == wanted
            || kind.StartsWith(wanted + ".", StringComparison.Ordinal));
}
