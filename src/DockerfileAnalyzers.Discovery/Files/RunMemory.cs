using System.Collections.Concurrent;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// A run over many files, in which what was found on the disk is not looked for again. Without a run, nothing is kept:
/// files may change between two builds in one process.
/// </summary>
internal static class RunMemory
{
    private static readonly object s_lock = new();
    private static int s_runs;

    /// <summary>The answers found in this run, by question; <see langword="null"/> where nothing is kept.</summary>
    internal static ConcurrentDictionary<object, object>? Found { get; private set; }

    /// <summary>Keeps what is found until the result is disposed.</summary>
    public static IDisposable Begin()
    {
        lock (s_lock)
        {
            s_runs++;
            Found ??= new ConcurrentDictionary<object, object>();
        }

        return new Run();
    }

    private sealed class Run : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
                return;
            lock (s_lock)
            {
                if (--s_runs == 0)
                    Found = null;
            }
        }
    }
}

/// <summary>A question about the disk that has one answer in a run. Whoever asks it has it in a static field.</summary>
/// <param name="find">Looks for the answer; for the same key it may run in two threads at once.</param>
internal sealed class RunMemory<TKey, TAnswer>(Func<TKey, TAnswer> find)
    where TKey : notnull
{
    public TAnswer this[TKey key] => RunMemory.Found is { } found ? GetAnswers(found).GetOrAdd(key, find) : find(key);

    /// <summary>The answer, if it was asked for before in this run.</summary>
    public bool TryGet(TKey key, out TAnswer? answer)
    {
        answer = default;
        return RunMemory.Found is { } found && GetAnswers(found).TryGetValue(key, out answer);
    }

    private ConcurrentDictionary<TKey, TAnswer> GetAnswers(ConcurrentDictionary<object, object> found) =>
        (ConcurrentDictionary<TKey, TAnswer>)found.GetOrAdd(this, static _ =>
            new ConcurrentDictionary<TKey, TAnswer>());
}
