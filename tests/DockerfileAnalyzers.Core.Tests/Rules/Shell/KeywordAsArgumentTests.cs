using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class KeywordAsArgumentTests : RuleTests<KeywordAsArgument>
{
    [TestMethod]
    public void A_file_may_be_called_so() => Verify("""
        FROM debian:12
        RUN make && touch [|done|]
        """,
        fixedTo: """
        FROM debian:12
        RUN make && touch 'done'
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN mix do deps.get, compile && rvm all do gem list && echo all done && yes Yes, do as I say!")]
    public void A_program_may_have_a_subcommand_of_that_name(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo \"done\" all_done done... --done if else in")]
    [DataRow("FROM debian:12\nRUN for x in a b; do echo $x; done && if true; then echo; fi")]
    public void Quoted_and_longer_words_are_no_keywords(string instructions) => Verify(instructions);
}
