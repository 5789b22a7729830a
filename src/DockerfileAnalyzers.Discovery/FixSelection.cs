using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Which fixes are applied.</summary>
/// <param name="IncludesUnsafe">Also those that change what is built.</param>
/// <param name="Ids">The ids of the rules whose findings are fixed, in any case; of all where empty.</param>
public sealed record FixSelection(bool IncludesUnsafe, ImmutableArray<string> Ids)
{
    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>From values of the settings of a project.</summary>
    /// <param name="safety"><c>Safe</c> or <c>Unsafe</c>.</param>
    /// <param name="ids">Ids of rules, separated by <c>;</c>.</param>
    public static FixSelection Parse(string? safety, string? ids) =>
        new(SettingCatalog.FixSafety.Read(safety) != "Safe", SettingCatalog.FixIds.Read(ids));

    /// <param name="finding">One that has a fix.</param>
    public bool Includes(Finding finding) =>
        (IncludesUnsafe || finding.Fix!.Safety is FixSafety.Safe) && Names(finding);

    /// <summary>Why a finding is not fixed, in a few words.</summary>
    public string Explain(Finding finding) => finding.Fix switch
    {
        null => "no automatic fix",
        _ when !Names(finding) => "not in DockerfileFixIds",
        { Safety: FixSafety.Unsafe } fix when !IncludesUnsafe => $"unsafe fix: {fix.Title}",
        var fix => $"not applied: {fix.Title}",
    };

    /// <summary>Whether a finding is of one of the rules.</summary>
    public bool Names(Finding finding) =>
        Ids.IsEmpty || Ids.Contains(finding.Rule.Id, StringComparer.OrdinalIgnoreCase);
}
