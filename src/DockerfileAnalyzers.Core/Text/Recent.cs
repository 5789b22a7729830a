using System.Collections.Concurrent;
using System.Threading;

namespace DockerfileAnalyzers.Text;

/// <summary>
/// A cache of values that depend on names and short texts alone, kept between analyses: after a keystroke, nearly all
/// of them are needed again. Bounded and thread-safe.
/// </summary>
/// <param name="create">Pure: the same for the same key, whatever file and version it is asked for.</param>
internal sealed class Recent<TKey, TValue>(Func<TKey, TValue> create)
    where TKey : notnull
{
    private const int Capacity = 1000;

    // A longer text is seldom met again, and much to keep.
    private const int MaxLength = 200;

    private readonly ConcurrentDictionary<TKey, TValue> _values = new();

    // The approximate number of values: the dictionary counts exactly only with all its locks.
    private int _count;

    public TValue this[TKey key]
    {
        get
        {
            if (key is string { Length: > MaxLength })
                return create(key);
            if (_values.TryGetValue(key, out var value))
                return value;
            if (Interlocked.Increment(ref _count) > Capacity)
            {
                _values.Clear();
                _count = 0;
            }

            return _values[key] = create(key);
        }
    }
}
