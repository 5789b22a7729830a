using System.Collections;

namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>Packages of one table by their numbers, from 0 on: a bit for each. Immutable.</summary>
internal sealed class PackageSet : IEnumerable<int>
{
    private const int BitsPerWord = 64;

    public static readonly PackageSet Empty = new(Array.Empty<ulong>());

    // The last word is not 0.
    private readonly ulong[] _words;

    private PackageSet(ulong[] words) => _words = words;

    public bool IsEmpty => _words.Length == 0;

    public int Count => this.AsEnumerable().Count();

    public static PackageSet Create(IEnumerable<int> numbers)
    {
        var sorted = numbers.ToArray();
        if (sorted.Length == 0)
            return Empty;
        var words = new ulong[(sorted.Max() / BitsPerWord) + 1];
        foreach (var number in sorted)
            words[number / BitsPerWord] |= 1UL << (number % BitsPerWord);
        return new PackageSet(words);
    }

    public PackageSet Union(PackageSet other)
    {
        var (longer, shorter) = _words.Length >= other._words.Length ? (this, other) : (other, this);
        if (longer.IsSupersetOf(shorter))
            return longer;
        var words = (ulong[])longer._words.Clone();
        for (var i = 0; i < shorter._words.Length; i++)
            words[i] |= shorter._words[i];
        return new PackageSet(words);
    }

    public PackageSet Except(PackageSet other)
    {
        var words = (ulong[])_words.Clone();
        for (var i = 0; i < Math.Min(words.Length, other._words.Length); i++)
            words[i] &= ~other._words[i];
        var length = words.Length;
        while (length > 0 && words[length - 1] == 0)
            length--;
        Array.Resize(ref words, length);
        return length == 0 ? Empty : new PackageSet(words);
    }

    public bool IsSupersetOf(PackageSet other)
    {
        if (other._words.Length > _words.Length)
            return false;
        for (var i = 0; i < other._words.Length; i++)
        {
            if ((other._words[i] & ~_words[i]) != 0)
                return false;
        }

        return true;
    }

    public IEnumerator<int> GetEnumerator()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var bit = 0; _words[i] >> bit != 0; bit++)
            {
                if ((_words[i] & (1UL << bit)) != 0)
                    yield return (i * BitsPerWord) + bit;
                if (bit == BitsPerWord - 1)
                    break;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
