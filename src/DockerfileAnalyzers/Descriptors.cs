using DockerfileAnalyzers.Analysis;
using Microsoft.CodeAnalysis;

namespace DockerfileAnalyzers;

/// <summary>The catalog as Roslyn knows it.</summary>
internal static class Descriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId =
        RuleCatalog.All.ToImmutableDictionary(rule => rule.Descriptor.Id, rule => Create(rule.Descriptor));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = s_byId.Values
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <param name="showsLink">Compilers print the link of a diagnostic after its message.</param>
    public static Diagnostic CreateDiagnostic(Finding finding, Location location, bool showsLink)
    {
        var descriptor = s_byId[finding.Rule.Id];
        var severity = ToRoslyn(finding.Severity);
        // isEnabledByDefault: what the engine reports was switched on, if need be per file; the
        // compiler's own filter must let it pass.
        return Diagnostic.Create(
            descriptor.Id,
            descriptor.Category,
            finding.Message,
            severity,
            descriptor.DefaultSeverity,
            isEnabledByDefault: true,
            warningLevel: severity == DiagnosticSeverity.Error ? 0 : 1,
            isSuppressed: finding.IsSuppressed,
            title: descriptor.Title,
            description: descriptor.Description,
            helpLink: showsLink ? descriptor.HelpLinkUri : null,
            location: location);
    }

    /// <summary>What is said of a file whose analysis threw.</summary>
    public static Diagnostic CreateFailure(string path, Exception exception) =>
        CreateDiagnostic(
            RuleEngine.CreateFailure("The analysis of this file", exception),
            Location.Create(path, default, default),
            showsLink: false);

    private static DiagnosticDescriptor Create(RuleDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "Dockerfile." + rule.Category,
        ToRoslyn(rule.Severity),
        rule.IsEnabledByDefault,
        helpLinkUri: rule.HelpLink);

    private static DiagnosticSeverity ToRoslyn(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };
}
