namespace DockerfileAnalyzers.Knowledge;

/// <summary>A table that says of names what they are: names in the first column, traits in the second.</summary>
/// <typeparam name="T">The traits, by the words of the table.</typeparam>
internal sealed class TraitTable<T>(string file, StringComparer comparer) where T : struct, Enum
{
    private readonly Lazy<Dictionary<T, HashSet<string>>> _names = new(() => Read(file, comparer));

    public bool Has(string name, T trait) => _names.Value.TryGetValue(trait, out var names) && names.Contains(name);

    public IEnumerable<string> GetNames(T trait) =>
        _names.Value.TryGetValue(trait, out var names) ? names : Enumerable.Empty<string>();

    private static Dictionary<T, HashSet<string>> Read(string file, StringComparer comparer)
    {
        var result = new Dictionary<T, HashSet<string>>();
        foreach (var row in TableFile.Read(file))
        {
            foreach (var word in row[1].Split(' '))
            {
                var trait = (T)Enum.Parse(typeof(T), word, ignoreCase: true);
                if (!result.TryGetValue(trait, out var names))
                    result.Add(trait, names = new HashSet<string>(comparer));
                foreach (var name in row[0].Split('|'))
                    names.Add(name);
            }
        }

        return result;
    }
}
