using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class IneffectiveExceptionTests : RuleTests<IneffectiveException>
{
    [TestMethod]
    public void The_exception_moves_below_the_last_of_those_that_undo_it() => Verify(
        "[|!src/keep.txt|]\nsrc\nbin\n**/*.txt\nobj\n",
        path: "/src/.dockerignore",
        message: "'!src/keep.txt' re-includes nothing; the later pattern '**/*.txt' excludes it again",
        fixedTo: "src\nbin\n**/*.txt\n!src/keep.txt\nobj\n");

    [TestMethod]
    public void What_nothing_above_leaves_out_needs_no_exception() => Verify(
        "bin\n[|!src|]\n",
        path: "/src/.dockerignore",
        context: "src/a.cs\nbin/",
        message: "'!src' re-includes nothing; no earlier pattern excludes it",
        fixedTo: "bin\n");

    [TestMethod]
    public void What_the_context_does_not_hold_may_come() =>
        Verify("bin\n!src\n", path: "/src/.dockerignore", context: "lib/a.cs");

    [TestMethod]
    public void What_a_folder_holds_that_is_not_opened_is_not_known() =>
        Verify("dist/*.map\n!dist\n", path: "/src/.dockerignore", context: "dist/");

    [TestMethod]
    public void A_pattern_below_that_leaves_out_a_part_is_what_exceptions_are_for() =>
        Verify("*\n!src\nsrc/bin\n**/obj\n", path: "/src/.dockerignore", context: "src/a.cs");
}
