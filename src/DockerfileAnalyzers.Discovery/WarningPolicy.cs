using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The severity of a warning by the properties of a project or the options of a command line. A compiler applies them
/// itself; for other hosts, they are applied here.
/// </summary>
/// <param name="NoWarn">Ids of rules, separated as in a project file; so are the next two.</param>
public sealed record WarningPolicy(
    string? NoWarn, string? WarningsAsErrors, string? WarningsNotAsErrors, bool TreatWarningsAsErrors)
{
    /// <summary>Changes nothing.</summary>
    public static WarningPolicy None { get; } = new(null, null, null, false);

    /// <summary>
    /// The rules that are named as errors: that turns on one that is off by default, as in the compiler.
    /// </summary>
    public IEnumerable<string> Errors => SettingKinds.Split(WarningsAsErrors ?? "");

    /// <returns><see cref="Severity.None"/> where nothing is to be reported.</returns>
    public Severity Apply(string id, Severity severity)
    {
        if (severity is Severity.None || Lists(NoWarn, id))
            return Severity.None;
        if (Lists(WarningsAsErrors, id))
            return Severity.Error;
        return severity is Severity.Warning && TreatWarningsAsErrors && !Lists(WarningsNotAsErrors, id)
            ? Severity.Error : severity;
    }

    private static bool Lists(string? ids, string id) =>
        SettingKinds.Split(ids ?? "").Contains(id, StringComparer.OrdinalIgnoreCase);
}
