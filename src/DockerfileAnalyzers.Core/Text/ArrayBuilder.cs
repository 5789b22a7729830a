namespace DockerfileAnalyzers.Text;

/// <summary>
/// Collects the elements of an array. It takes no memory before the first: most lists of a syntax tree are empty. A
/// local variable; a copy would have a count of its own.
/// </summary>
internal struct ArrayBuilder<T>
{
    private const int FirstCapacity = 4;

    private T[]? _items;

    public int Count { get; private set; }

    public readonly T this[int index] => _items![index];

    public void Add(T item)
    {
        if (_items is null)
            _items = new T[FirstCapacity];
        else if (Count == _items.Length)
            Array.Resize(ref _items, 2 * Count);
        _items[Count++] = item;
    }

    /// <summary>The elements. Nothing can be added after it.</summary>
    public T[] ToArray()
    {
        if (_items is null)
            return [];
        Array.Resize(ref _items, Count);
        return _items;
    }

    public readonly ImmutableArray<T> ToImmutableArray() =>
        _items is null ? ImmutableArray<T>.Empty : ImmutableArray.Create(_items, 0, Count);
}
