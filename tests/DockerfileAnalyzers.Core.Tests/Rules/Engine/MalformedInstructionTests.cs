using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
public sealed class MalformedInstructionTests : RuleTests<MalformedInstruction>
{
    [TestMethod]
    public void Every_error_has_its_own_place() => Verify("""
        FROM debian:12
        [|RUNN|] a
        COPY [|--chwon=a|] b /c
        """);

    [TestMethod]
    public void The_same_error_in_every_word_of_an_instruction_is_one_finding() => Verify("""
        FROM debian:12
        ENV [|"A|]=1" \
            "B=2" \
            "C=3"
        """);

    [TestMethod]
    public void A_line_that_lost_its_continuation_is_one_error() => Verify("""
        FROM debian:12
        RUN apt-get update
          [|apt-get|] install a
          b
          c
        """);
}
