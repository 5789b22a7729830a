using DockerfileAnalyzers.Analysis;
using Microsoft.CodeAnalysis;

namespace DockerfileAnalyzers;

/// <summary>The catalog as Roslyn knows it.</summary>
internal static class Descriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId =
        RuleCatalog.All.ToImmutableDictionary(rule => rule.Descriptor.Id, rule => Create(rule.Descriptor));

    /// <summary>Those of Dockerfiles and ignore files.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfFiles { get; } =
        Select(rule => rule.Category is not Category.Code);

    /// <summary>Those of code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfCode { get; } =
        Select(rule => rule.Category is Category.Code || rule.Id == "DFA0000");

    /// <param name="pages">The folder of the pages; compilers print the link of a diagnostic after its message.</param>
    /// <param name="other">Another place that has to do with it.</param>
    /// <param name="properties">For the fixer of the diagnostic.</param>
    public static Diagnostic CreateDiagnostic(Finding finding, Location location, string? pages,
        Location? other = null, ImmutableDictionary<string, string?>? properties = null)
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
            helpLink: finding.Rule.FindPage(pages),
            location: location,
            additionalLocations: other is null ? null : new[] { other },
            properties: properties);
    }

    /// <summary>The finding for a file whose analysis threw.</summary>
    public static Diagnostic CreateFailure(string path, Exception exception) =>
        CreateDiagnostic(
            RuleEngine.CreateFailure("The analysis of this file", exception),
            Location.Create(path, default, default),
            pages: null);

    private static ImmutableArray<DiagnosticDescriptor> Select(Func<RuleDescriptor, bool> isWanted) => RuleCatalog.All
        .Where(rule => isWanted(rule.Descriptor)).Select(rule => s_byId[rule.Descriptor.Id]).ToImmutableArray();

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
