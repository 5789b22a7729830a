using DockerfileAnalyzers.Rules.Engine;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

/// <summary>The messages of the tasks about a file; their own tests show when they are reported.</summary>
[TestClass]
public sealed class InaccessibleFileTests
{
    [TestMethod]
    public void The_message_names_the_file_the_reason_and_what_to_do() => Assert.AreEqual(
        "'Dockerfile' was not read because it is a directory; replace it with a file",
        InaccessibleFile.DescribeUnread("Dockerfile", "it is a directory; replace it with a file"));

    [TestMethod]
    public void Of_fixes_it_says_that_they_were_not_written() => Assert.AreEqual(
        "'Dockerfile' was not fixed because it is read-only; make it writable",
        InaccessibleFile.DescribeUnfixed("Dockerfile", "it is read-only; make it writable"));
}
