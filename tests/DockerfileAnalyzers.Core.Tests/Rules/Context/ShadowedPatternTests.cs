using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
public sealed class ShadowedPatternTests : RuleTests<ShadowedPattern>
{
    [TestMethod]
    public void A_pattern_twice_counts_once() => Verify("""
        [|bin|]
        obj
        bin
        """,
        path: "/src/.dockerignore");

    [TestMethod]
    public void An_exception_below_is_what_exceptions_are_for() => Verify("""
        *
        !src
        src/bin
        """,
        path: "/src/.dockerignore");
}
