using System.Collections.Concurrent;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>The rules that are on for a file, by what they look at.</summary>
internal sealed class RuleSelection
{
    // Most files have no configuration: what is on there, is so for all of them.
    private static readonly RuleSelection s_default = new(rule =>
        SeverityResolver.Resolve(rule, AnalyzerConfig.Empty) is not Severity.None);

    private readonly ConcurrentDictionary<Type, Rule[]> _rulesBySubject = new();
    private readonly Func<Type, Rule[]> _find;

    private RuleSelection(Func<RuleDescriptor, bool> isOn) => _find = subject =>
        RuleCatalog.All.Where(rule => rule.Subject.IsAssignableFrom(subject) && isOn(rule.Descriptor)).ToArray();

    public static RuleSelection For(AnalysisInput input) => input.Config.IsEmpty && !input.AllRules ? s_default
        : new RuleSelection(rule =>
            SeverityResolver.Resolve(rule, input.Config, input.AllRules) is not Severity.None);

    /// <summary>The rules that look at subjects of a type; a script of thousands of commands asks for each.</summary>
    public Rule[] GetRules(Type subject) => _rulesBySubject.GetOrAdd(subject, _find);
}
