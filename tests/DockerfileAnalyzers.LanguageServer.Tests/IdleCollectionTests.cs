using System.Runtime.CompilerServices;
using DockerfileAnalyzers.LanguageServer.Server;

namespace DockerfileAnalyzers.LanguageServer.Tests;

[TestClass]
[DoNotParallelize]
public sealed class IdleCollectionTests
{
    [TestMethod]
    public void The_garbage_of_analyses_is_collected_while_nobody_waits_but_not_after_each_request()
    {
        var collection = new IdleCollection();
        collection.Run();
        var before = GC.CollectionCount(0);
        collection.Run();
        Assert.AreEqual(before, GC.CollectionCount(0), "There was nothing to collect.");

        var garbage = CreateGarbage(10_000_000);
        collection.Run();
        Assert.IsFalse(garbage.TryGetTarget(out _), "The garbage was kept.");
    }

    [TestMethod]
    public async Task Garbage_is_not_collected_as_long_as_there_is_work()
    {
        var done = new List<string>();
        var queue = new WorkQueue((uri, _) => done.Add(uri), () => done.Add("collection"));
        queue.Add(() => done.Add("request"));
        queue.Analyze("Dockerfile");
        queue.Close();

        await queue.RunAsync();

        CollectionAssert.AreEqual(new[] { "request", "Dockerfile" }, done);
    }

    [TestMethod]
    public async Task Garbage_is_collected_once_after_the_last_work()
    {
        var collected = new SemaphoreSlim(0);
        var queue = new WorkQueue((_, _) => { }, () => collected.Release());
        var running = queue.RunAsync();
        queue.Add(() => { });

        Assert.IsTrue(await collected.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.IsFalse(await collected.WaitAsync(TimeSpan.FromMilliseconds(200)), "Without new work, once is enough.");
        queue.Close();
        await running;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<byte[]> CreateGarbage(int bytes)
    {
        byte[] last = [];
        for (var all = 0; all < bytes; all += 1000)
            last = new byte[1000];
        return new(last);
    }
}
