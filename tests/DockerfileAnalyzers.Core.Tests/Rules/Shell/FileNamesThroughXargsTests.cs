using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class FileNamesThroughXargsTests : RuleTests<FileNamesThroughXargs>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . -print0 | xargs -0r rm && find . | xargs -d \"\\n\" rm && find . -printf \"%f\" | xargs a "
            + "&& find . | grep b | xargs c")]
    public void Zero_bytes_and_lines_are_chosen_separators(string instructions) => Verify(instructions);

    [TestMethod]
    public void An_or_has_no_place_for_an_action() => Verify("""
        FROM debian:12
        RUN find . -name a -o -name b | [|xargs|] rm
        """);

    [TestMethod]
    public void Numbers_are_no_zero_bytes() => Verify("""
        FROM debian:12
        RUN find . -perm -0100 | [|xargs|] -n10 rm -rf0
        """,
        fixedTo: """
        FROM debian:12
        RUN find . -perm -0100 -print0 | xargs -0 -n10 rm -rf0
        """);

    [TestMethod]
    public void Ls_has_no_zero_bytes() => Verify("""
        FROM debian:12
        RUN ls | [|xargs|] -0 rm
        """);
}
