using System.Collections.Concurrent;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>A table that assigns traits to names: names in the first column, traits in the second.</summary>
/// <typeparam name="T">
/// The traits, named by the words of the table; at most as many as a set of bits can hold.
/// </typeparam>
internal sealed class TraitTable<T>(string file, StringComparer comparer) where T : struct, Enum
{
    private readonly Lazy<(Dictionary<string, ulong> Traits, string[][] Names)> _table = new(() =>
        Read(file, comparer));

    private readonly ConcurrentDictionary<T, WordSearch> _searches = new();

    public bool Has(string name, T trait) => Has(Get(name), trait);

    /// <summary>All traits of a name, for <see cref="Has(ulong, T)"/>: of one that is asked about again and
    /// again.</summary>
    public ulong Get(string name) => _table.Value.Traits.TryGetValue(name, out var traits) ? traits : 0;

    public static bool Has(ulong traits, T trait) => (traits & (1UL << GetNumber(trait))) != 0;

    /// <summary>Whether a text contains a name with the trait, anywhere and in any case.</summary>
    public bool IsNamedIn(string text, T trait) =>
        _searches.GetOrAdd(trait, asked => new WordSearch(GetNames(asked))).IsIn(text);

    /// <summary>In the order of the table.</summary>
    public string[] GetNames(T trait) => _table.Value.Names[GetNumber(trait)];

    // The hash code of an enumeration is its number; a conversion would box it, for every command and trait.
    private static int GetNumber(T trait) => trait.GetHashCode();

    private static (Dictionary<string, ulong> Traits, string[][] Names) Read(string file, StringComparer comparer)
    {
        var traits = new Dictionary<string, ulong>(comparer);
        // In the order of their numbers, from 0.
        var numbers = Enum.GetNames(typeof(T)).Select((word, number) => (word, number))
            .ToDictionary(trait => trait.word, trait => trait.number, StringComparer.OrdinalIgnoreCase);
        var names = numbers.Select(_ => new List<string>()).ToArray();
        foreach (var row in TableFile.Read(file))
        {
            foreach (var word in row[1].Split(' '))
            {
                var number = numbers[word];
                foreach (var name in row[0].Split('|'))
                {
                    var before = traits.TryGetValue(name, out var known) ? known : 0;
                    traits[name] = before | (1UL << number);
                    if (traits[name] != before)
                        names[number].Add(name);
                }
            }
        }

        return (traits, names.Select(list => list.ToArray()).ToArray());
    }
}
