using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class DoubleParenthesisTests : RuleTests<DoubleParenthesis>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN (( i + 1 > 2 )) && x=$((i * 2)) && (a)")]
    [DataRow("FROM debian:12\nRUN ( (a; b) || c )")]
    public void Arithmetic_and_parted_parentheses_are_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void One_that_bash_guesses_right_is_reported_as_well() => Verify("""
        FROM debian:12
        RUN [|((|]cd a; make) || make -C b)
        """);

    [TestMethod]
    public void Bash_fails() => Verify("""
        FROM fedora:43
        RUN [|((|]make all | tee log))
        """);
}
