using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ExitStatusMaskedTests : RuleTests<ExitStatusMasked>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN X=$(a) && export X Y=b && Z=$(c) d")]
    public void A_plain_assignment_has_the_status_of_its_command(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_function_masks_it_with_local() => Verify("""
        FROM debian:12
        RUN f() { local [|x="$(a)"|]; }; f
        """);

    [TestMethod]
    public void A_shell_that_stops_does_not_where_an_and_follows() => Verify("""
        FROM debian:12
        RUN set -e; export [|X=$(a)|]; b && export [|Y=$(c)|] && d
        """,
        fixedTo: """
        FROM debian:12
        RUN set -e; X=$(a); export X; b && Y=$(c) && export Y && d
        """);

    [TestMethod]
    public void Behind_an_or_there_is_no_simple_way() => Verify("""
        FROM debian:12
        RUN a || export [|X=$(b)|]
        """);
}
