using System.Collections.Concurrent;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// What was found on the disk during a run over many files, so that it is not looked for once for each of them. Without
/// a run, nothing is kept: files may change between two builds in one process.
/// </summary>
internal static class RunMemory
{
    private static readonly object s_lock = new();
    private static ConcurrentDictionary<object, object>? s_found;
    private static int s_runs;

    /// <summary>Keeps what is found until the result is disposed.</summary>
    public static IDisposable Begin()
    {
        lock (s_lock)
        {
            s_runs++;
            s_found ??= new ConcurrentDictionary<object, object>();
        }

        return new Run();
    }

    /// <param name="key">Says what is looked for, by value.</param>
    public static T Get<T>(object key, Func<T> find)
        where T : class => s_found is { } found ? (T)found.GetOrAdd(key, _ => find()) : find();

    /// <param name="key">Says what is asked, by value.</param>
    public static bool Is(object key, Func<bool> check) => (bool)Get<object>(key, () => check());

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
                    s_found = null;
            }
        }
    }
}
