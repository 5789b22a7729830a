using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class ExpansionInSingleQuotesTests : RuleTests<ExpansionInSingleQuotes>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN find . -name x -exec sh -c 'echo $1' _ {} + && xargs -I{} sh -c 'a $b' && dpkg-query -f '${Package}' -W && envsubst '$A' < b")]
    [DataRow("FROM debian:12\nRUN { echo 'a $b'; } > c && echo 'd $e' | tee f && PS1='$ ' && echo 'costs $'")]
    public void Text_that_another_program_reads_is_left_alone(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_message_with_a_variable_in_it_is_reported() => Verify("""
        FROM debian:12
        RUN echo [|'$version'|]
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN if [ -d [|'$ROOT'|] ]; then make; fi; [ -v 'list[$i]' ] && make")]
    public void A_test_of_what_is_not_expanded_is_no_test(string instructions) => Verify(instructions);
}
