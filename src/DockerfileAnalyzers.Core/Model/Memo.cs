namespace DockerfileAnalyzers.Model;

/// <summary>Facts that are computed once, when they are first needed. Not thread-safe.</summary>
internal sealed class Memo<TKey, TValue>(Func<TKey, TValue> create)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = new();

    public TValue this[TKey key]
    {
        get
        {
            if (!_values.TryGetValue(key, out var value))
                _values[key] = value = create(key);
            return value;
        }
    }
}
