using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class EmptyContinuationTests : RuleTests<EmptyContinuation>
{
    [TestMethod]
    public void Blanks_do_not_make_a_line() => Verify(
        "FROM alpine:3.23\nRUN a && [|\\|]\n   \n\n  b && \\\n\t\n  c\n",
        fixedTo: "FROM alpine:3.23\nRUN a && \\\n  b && \\\n  c\n");

    [TestMethod]
    public void An_empty_line_behind_the_instruction_is_fine() =>
        Verify("FROM alpine:3.23\nRUN a && \\\n  b\n\nRUN c\n");
}
