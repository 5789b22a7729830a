using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class LoopOverOneWordTests : RuleTests<LoopOverOneWord>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN for x in *.c; do a; done; for x in $y; do b; done; for x in {c,d}; do e; done; for x in \"$@\"; "
            + "do f; done")]
    public void Wildcards_and_expansions_are_several_words(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_home_directory_and_a_number_are_one_word() => Verify("""
        FROM debian:12
        RUN for i in [|~/a|]; do :; done; for i in [|$((1+2))|]; do :; done
        """);

    [TestMethod]
    public void All_of_an_array_in_quotes_are_many_its_joined_text_is_one() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN for i in "${a[@]}"; do :; done; for i in [|"${a[*]}"|]; do :; done
        """);
}
