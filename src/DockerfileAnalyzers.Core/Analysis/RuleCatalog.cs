namespace DockerfileAnalyzers.Analysis;

/// <summary>Every rule there is: the sealed subclasses of <see cref="Rule"/>, by id.</summary>
public static class RuleCatalog
{
    public static ImmutableArray<Rule> All { get; } = typeof(RuleCatalog).Assembly.GetTypes()
        .Where(type => type.IsSealed && typeof(Rule).IsAssignableFrom(type))
        .Select(type => (Rule)Activator.CreateInstance(type)!)
        .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    public static RuleDescriptor? Find(string id) => All.FirstOrDefault(rule => rule.Descriptor.Id == id)?.Descriptor;
}
