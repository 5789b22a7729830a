namespace DockerfileAnalyzers.Model;

/// <summary>
/// A fact about a whole Dockerfile, worked out when it is first asked for and kept by its model. Whoever owns the fact
/// has it in a static field, so that the model need not know what is found out about it.
/// </summary>
internal sealed class Fact<T>(Func<DockerfileModel, T> create)
{
    public T Of(DockerfileModel model) => model.Recall(this, create);
}

/// <summary>A fact about each instruction, stage or other part of a Dockerfile.</summary>
internal sealed class Fact<TKey, TValue>(Func<DockerfileModel, TKey, TValue> create)
    where TKey : notnull
{
    private readonly Fact<Memo<TKey, TValue>> _values = new(model => new(key => create(model, key)));

    public TValue Of(DockerfileModel model, TKey key) => _values.Of(model)[key];
}
