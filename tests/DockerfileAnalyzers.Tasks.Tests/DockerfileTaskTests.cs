using DockerfileAnalyzers.Tasks;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class DockerfileTaskTests
{
    [TestMethod]
    public void A_task_that_throws_is_one_warning_at_the_project_that_asks_for_a_report_and_the_build_goes_on()
    {
        var log = new BuildLog();
        var task = new BrokenTask(() =>
            throw new InvalidOperationException("first line\n   at a stack")) { BuildEngine = log,
            TreatWarningsAsErrors = true };
        Assert.IsTrue(task.Execute());
        Assert.IsEmpty(log.Errors);
        Assert.StartsWith(
            "App.csproj DFA0000: BrokenTask failed and was skipped (InvalidOperationException: first line);",
            log.Warnings.Single());
        Assert.DoesNotContain("at a stack", log.Warnings.Single());
    }

    [TestMethod]
    [DataRow(typeof(IOException))]
    [DataRow(typeof(UnauthorizedAccessException))]
    [DataRow(typeof(DirectoryNotFoundException))]
    public void A_disk_that_cannot_be_written_is_not_called_a_bug(Type type)
    {
        var log = new BuildLog();
        new BrokenTask(() => throw (Exception)Activator.CreateInstance(type)!) { BuildEngine = log }.Execute();
        Assert.DoesNotContain("bug", log.Warnings.Single());
        Assert.Contains("; let the current user read and write there", log.Warnings.Single());
    }

    [TestMethod]
    public void A_cancellation_passes_through()
    {
        var task = new BrokenTask(() => throw new OperationCanceledException()) { BuildEngine = new BuildLog() };
        Assert.ThrowsExactly<OperationCanceledException>(() => task.Execute());
    }

    private sealed class BrokenTask(Action action) : DockerfileTask
    {
        private protected override string ProjectPath => "/src/App.csproj";

        protected override void Run() => action();
    }
}
