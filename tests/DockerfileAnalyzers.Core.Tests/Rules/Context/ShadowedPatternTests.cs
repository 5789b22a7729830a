using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class ShadowedPatternTests : RuleTests<ShadowedPattern>
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

    [TestMethod]
    [DataRow("[|src/bin|]\n**/bin\n", "**/bin\n")]
    [DataRow("**/bin\n[|bin/|]\n", "**/bin\n")]
    [DataRow("[|a/b/*.txt|]\na/b\n", "a/b\n")]
    [DataRow("[|bin|]\n[|*.md|]\n*\n!src\n", "*\n!src\n")]
    public void What_a_wider_pattern_contains_goes(string ignore, string rest) =>
        Verify(ignore, path: "/src/.dockerignore", fixedTo: rest);

    [TestMethod]
    public void An_exception_that_brings_all_of_it_back_is_said_and_not_mended() => Verify(
        "*\n[|src/bin|]\n!src\n",
        path: "/src/.dockerignore",
        message: "'src/bin' has no effect; '!src' on line 3 re-includes everything it matches");

    [TestMethod]
    [DataRow("**/.gitignore\n!**/.gitignore\n", DisplayName = "as Visual Studio writes it")]
    [DataRow("**/bin\n!tools\ntools/bin\n", DisplayName = "an exception in between")]
    [DataRow("*.log\n**/*.txt\nlogs/**\n", DisplayName = "each has its own")]
    public void Patterns_that_decide_something_stay(string ignore) => Verify(ignore, path: "/src/.dockerignore");
}
