using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnintendedRedirectionTests : RuleTests<UnintendedRedirection>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN if [ $x [|> 1|] ]; then make; fi")]
    [DataRow("FROM debian:12\nRUN [ a [|<b|] ] && test 1 [|> 2|]; expr 1 [|> 0|]")]
    [DataRow("FROM debian:12\nRUN sudo make [|2>1|] | cat")]
    [DataRow("FROM debian:12\nRUN [\"bash\", \"-c\", \"[ $x [|> 1|] ]\"]")]
    public void A_comparison_or_a_descriptor_is_a_file(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\nRUN [ -f x ] > log; test -f x > log; expr 1 + 2 > n; make 2>&1 > 1; make 2> err; [ a \\> b ]")]
    [DataRow(
        "FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\n"
            + "RUN [[ a > b ]] && (( 1 > 0 )) && [ -n \"$(ls > /dev/null)\" ]")]
    public void What_is_quoted_or_after_the_test_is_none(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM alpine:3.23\nRUN apk add [|a>1.2|] [|b<3|] && python3 -m pip install [|c>=1|]")]
    public void A_version_behind_a_sign_is_a_file(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM alpine:3.23\nRUN apk add 'a>1.2' >log && apk add b >=1 && apk add c > 1 && pip install d>log.txt 2>&1")]
    public void A_file_is_a_file(string instructions) => Verify(instructions);
}
