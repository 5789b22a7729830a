using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class GrepPipedToWcTests : RuleTests<GrepPipedToWc>
{
    [TestMethod]
    public void Redirections_of_grep_stay() => Verify("""
        FROM debian:12
        RUN n=$(grep -v a f 2>/dev/null | [|wc -l|])
        """,
        fixedTo: """
        FROM debian:12
        RUN n=$(grep -c -v a f 2>/dev/null)
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    public void Of_several_files_grep_says_several_numbers() => Verify("""
        FROM debian:12
        RUN grep a f g | [|wc -l|]
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN grep -o a f | wc -l && grep -r a f | wc -l && grep -A1 a f | wc -l && grep -C1 a f | wc -l "
            + "&& grep -l a f | wc -l")]
    public void Not_all_lines_are_matches(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN grep a f | wc -c && grep a f | wc && grep a f | sort | wc -l")]
    public void Other_counts_and_filters_between_are_fine(string instructions) => Verify(instructions);
}
