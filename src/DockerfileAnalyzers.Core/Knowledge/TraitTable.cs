namespace DockerfileAnalyzers.Knowledge;

/// <summary>A table that says of names what they are: names in the first column, traits in the second.</summary>
/// <typeparam name="T">The traits, by the words of the table.</typeparam>
internal sealed class TraitTable<T>(string file, StringComparer comparer) where T : struct, Enum
{
    // By the number of the trait: a dictionary of T would be compiled for each T.
    private readonly Lazy<HashSet<string>?[]> _names = new(() => Read(file, comparer));

    public bool Has(string name, T trait) => _names.Value[GetNumber(trait)]?.Contains(name) == true;

    public IEnumerable<string> GetNames(T trait) => _names.Value[GetNumber(trait)] ?? Enumerable.Empty<string>();

    // The hash code of an enumeration is its number; a conversion would box it, for every command and trait.
    private static int GetNumber(T trait) => trait.GetHashCode();

    private static HashSet<string>?[] Read(string file, StringComparer comparer)
    {
        var result = new HashSet<string>?[Enum.GetNames(typeof(T)).Length];
        foreach (var row in TableFile.Read(file))
        {
            foreach (var word in row[1].Split(' '))
            {
                var names = result[GetNumber((T)Enum.Parse(typeof(T), word, ignoreCase: true))] ??= new HashSet<string>(
                    comparer);
                foreach (var name in row[0].Split('|'))
                    names.Add(name);
            }
        }

        return result;
    }
}
