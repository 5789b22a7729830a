namespace DockerfileAnalyzers.Model;

/// <summary>
/// A fact about a whole Dockerfile, worked out when it is first asked for and kept by its model. Whoever owns the fact
/// has it in a static field, so that the model need not know what is found out about it.
/// </summary>
internal sealed class Fact<T>(Func<DockerfileModel, T> create)
{
    private readonly int _place = FactPlaces.Take();

    public T Of(DockerfileModel model) => model.Recall(_place, create);
}

/// <summary>Where each kind of fact is in a model: nearly every question to it looks there.</summary>
internal static class FactPlaces
{
    private static int s_count;

    public static int Take() => Interlocked.Increment(ref s_count) - 1;

    /// <summary>How many kinds there are so far.</summary>
    public static int Count => Volatile.Read(ref s_count);
}

/// <summary>A fact about each instruction, stage or other part of a Dockerfile.</summary>
internal sealed class Fact<TKey, TValue>(Func<DockerfileModel, TKey, TValue> create)
    where TKey : notnull
{
    private readonly Fact<Memo<TKey, TValue>> _values = new(model => new(key => create(model, key)));

    public TValue Of(DockerfileModel model, TKey key) => _values.Of(model)[key];
}
