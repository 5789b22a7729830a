namespace DockerfileAnalyzers.Analysis;

/// <summary>Every rule there is: the sealed subclasses of <see cref="Rule"/>, by id.</summary>
public static partial class RuleCatalog
{
    internal static ImmutableArray<Rule> All { get; } = CreateRules()
        .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    /// <summary>The descriptors of all rules, available without running them.</summary>
    public static ImmutableArray<RuleDescriptor> Descriptors { get; } = All.Select(rule => rule.Descriptor)
        .ToImmutableArray();

    /// <summary>The rule of an id; <see langword="null"/> where there is none.</summary>
    public static RuleDescriptor? Find(string id) => All.FirstOrDefault(rule => rule.Descriptor.Id == id)?.Descriptor;

    /// <summary>The rules with the intent of a rule of another tool, as that tool writes its id.</summary>
    internal static IEnumerable<RuleDescriptor> FindEquivalents(string name) =>
        Descriptors.Where(rule => rule.Equivalents.Contains(name, StringComparer.Ordinal));

    private static partial Rule[] CreateRules();
}
