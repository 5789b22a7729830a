using System.Runtime.CompilerServices;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers;

/// <summary>
/// Methods of LINQ without the calls through interfaces, which take longer than what they call: for immutable arrays,
/// and for those that go through a whole sequence, each with its loop in the caller. In the loop of LINQ, which all
/// callers share, such a call is looked up each time: there are more types of iterators than a place in the code
/// remembers.
/// </summary>
internal static class Sequences
{
    extension<TSource>(ImmutableArray<TSource> source)
    {
        public IEnumerable<TSource> Where(Func<TSource, bool> predicate) =>
            source.IsEmpty ? [] : FindAll(source, predicate);

        public IEnumerable<TResult> Select<TResult>(Func<TSource, TResult> selector) =>
            source.IsEmpty ? [] : ConvertAll(source, selector);

        public IEnumerable<TResult> SelectMany<TResult>(Func<TSource, ImmutableArray<TResult>> selector) =>
            source.IsEmpty ? [] : JoinAll(source, selector);

        public IEnumerable<TResult> OfType<TResult>() => source.IsEmpty ? [] : FindAll<TSource, TResult>(source);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T[] ToArray<T>(this IEnumerable<T> source) =>
        source is ICollection<T> items ? Copy(items) : Collect(source.GetEnumerator()).ToArray();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ImmutableArray<T> ToImmutableArray<T>(this IEnumerable<T> source) =>
        source is ICollection<T> ? ImmutableArray.CreateRange(source)
            : Collect(source.GetEnumerator()).ToImmutableArray();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ArrayBuilder<T> Collect<T>(IEnumerator<T> iterator)
    {
        using (iterator)
        {
            var items = default(ArrayBuilder<T>);
            while (iterator.MoveNext())
                items.Add(iterator.Current);
            return items;
        }
    }

    private static IEnumerable<T> FindAll<T>(ImmutableArray<T> source, Func<T, bool> predicate)
    {
        foreach (var item in source)
        {
            if (predicate(item))
                yield return item;
        }
    }

    private static IEnumerable<TResult> FindAll<TSource, TResult>(ImmutableArray<TSource> source)
    {
        foreach (var item in source)
        {
            if (item is TResult result)
                yield return result;
        }
    }

    private static IEnumerable<TResult> ConvertAll<TSource, TResult>(
        ImmutableArray<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (var item in source)
            yield return selector(item);
    }

    private static IEnumerable<TResult> JoinAll<TSource, TResult>(
        ImmutableArray<TSource> source, Func<TSource, ImmutableArray<TResult>> selector)
    {
        foreach (var item in source)
        {
            foreach (var result in selector(item))
                yield return result;
        }
    }

    private static T[] Copy<T>(ICollection<T> items)
    {
        if (items.Count == 0)
            return [];
        var copy = new T[items.Count];
        items.CopyTo(copy, 0);
        return copy;
    }
}
