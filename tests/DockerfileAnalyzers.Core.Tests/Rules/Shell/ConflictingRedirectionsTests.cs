using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ConflictingRedirectionsTests : RuleTests<ConflictingRedirections>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN a | b [|< c|]; d > e [|>> f|]; { g; } [|> h|] | i; j | while read k; do l; done [|< m|]; "
            + "n &> o [|2> p|]")]
    public void Pipes_and_redirections_are_in_each_others_way(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\n"
            + "RUN a > >(b) | c; d | e < <(f); g >&2 | h; i 3> j | k; l > m 2> n; {o}> p q {o}> r")]
    public void Other_descriptors_and_copies_are_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN a | echo b < c; > d > e")]
    public void A_command_that_reads_nothing_or_is_none_is_for_other_rules(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("a > b 2> c |& grep d")]
    [DataRow("<<X\na | cat <<Y\nb\nY\nX")]
    public void Errors_in_a_pipe_and_a_document_beside_one_are_left_alone(string script) =>
        Verify($"FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN {script}\n");
}
