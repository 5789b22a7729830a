using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
internal sealed class ContextNotListedTests : RuleTests<ContextNotListed>
{
    private const string Truncated = "a.txt 10\nb/c.txt 10\ntruncated";

    [TestMethod]
    public void A_context_that_was_not_looked_through_is_said_where_it_is_copied() => Verify("""
        FROM alpine:3.23
        COPY a.txt /
        [|COPY|] . /app
        """,
        context: Truncated,
        message: "The build context is too large to be listed; only 2 of its files were examined, "
            + "and rules that need its contents are skipped");

    [TestMethod]
    public void Where_nothing_copies_all_of_it_the_final_stage_is_the_place() => Verify("""
        FROM alpine:3.23 AS build
        [|FROM|] alpine:3.23
        COPY a.txt /
        """, context: Truncated);

    [TestMethod]
    public void A_context_that_is_listed_is_fine() => Verify("FROM alpine:3.23\nCOPY . /app\n", context: "a.txt 10");

    [TestMethod]
    public void A_context_that_nobody_looked_at_is_not_judged() => Verify("FROM alpine:3.23\nCOPY . /app\n");
}
