using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class LoopOverCommandOutputTests : RuleTests<LoopOverCommandOutput>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN for f in $(seq 3) ; do a; done; for g in $(b | c); do d; done")]
    public void Other_commands_print_lists(string instructions) => Verify(instructions);

    [TestMethod]
    public void Filters_print_lines() => Verify("""
        FROM debian:12
        RUN for i in [|$(cat f | grep a)|]; do :; done; for i in [|$(cut -f1 f)|]; do :; done
        """);

    [TestMethod]
    public void A_here_string_feeds_a_filter() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN for i in [|$(cat <<< "a b")|]; do :; done; while read -r x; do :; done < <(find .)
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN for i in $(seq 1 3) ; do :; done; for i in $(sort f | uniq); do :; done; for i in $(ls | tac); "
            + "do :; done; for i in a $(ls); do :; done")]
    public void Counters_and_other_programs_print_words(string instructions) => Verify(instructions);
}
