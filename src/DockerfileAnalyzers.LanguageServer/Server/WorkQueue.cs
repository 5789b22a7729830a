namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>
/// Runs work one after the other, away from the loop that reads messages: requests in the order in which they come,
/// then analyses. Only the newest analysis of a document waits; one that runs is canceled when a newer one is
/// asked for.
/// </summary>
/// <param name="analyze">Analyzes the newest version of a document.</param>
/// <param name="rest">Is called once when there is no more work.</param>
internal sealed class WorkQueue(Action<string, CancellationToken> analyze, Action rest)
{
    private readonly object _lock = new();
    private readonly Queue<Action> _requests = new();
    private readonly LinkedList<string> _analyses = new();
    private string? _running;
    private Action? _cancel;
    private bool _isClosed;

    public void Add(Action request)
    {
        lock (_lock)
        {
            _requests.Enqueue(request);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>A document, or what it depends on, has changed.</summary>
    public void Analyze(string uri)
    {
        lock (_lock)
        {
            if (_running == uri)
                _cancel!();
            // The document that was edited last comes first.
            _analyses.Remove(uri);
            _analyses.AddFirst(uri);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>No more is coming: what waits is done to its end.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Works until the queue is closed and all is done.</summary>
    public Task RunAsync() =>
        Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run()
    {
        for (var hasRested = true; Take(hasRested) is { } work; hasRested = work == rest)
            work();
    }

    // Waits for work; null where no more is coming.
    private Action? Take(bool hasRested)
    {
        lock (_lock)
        {
            while (true)
            {
                if (_requests.TryDequeue(out var request))
                    return request;
                if (_analyses.First?.Value is { } uri)
                {
                    _analyses.RemoveFirst();
                    var cancellation = new CancellationTokenSource();
                    (_running, _cancel) = (uri, cancellation.Cancel);
                    return () => RunAnalysis(uri, cancellation);
                }

                if (_isClosed)
                    return null;
                if (!hasRested)
                    return rest;
                Monitor.Wait(_lock);
            }
        }
    }

    private void RunAnalysis(string uri, CancellationTokenSource cancellation)
    {
        try
        {
            analyze(uri, cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            // A newer version waits.
        }
        finally
        {
            lock (_lock)
            {
                (_running, _cancel) = (null, null);
                cancellation.Dispose();
            }
        }
    }
}
