using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ExpandedBeforeFindTests : RuleTests<ExpandedBeforeFind>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . -type d -exec rm {}/[|*|].tmp \\; && find . -exec sh -c \"mv {} [|$(dirname {})|]\" \\; "
            + "&& find . -exec echo [|`basename {}`|] \\;")]
    public void The_shell_is_first(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . -exec chown $(id -u):0 {} + && find . -exec sh -c 'rm {}/*' \\; && find . "
            + "-exec rm '{}/*' \\; && find . -exec cp {} /lib/*/ \\;")]
    public void What_is_quoted_or_the_same_for_all_is_left_alone(string instructions) => Verify(instructions);

    [TestMethod]
    public void Without_the_file_a_wildcard_is_meant_for_each_folder() =>
        Verify("FROM debian:12\nRUN find . -execdir rm [|*|].jpg \\;\n");

    [TestMethod]
    public void Beside_the_file_the_same_is_meant_for_all() =>
        Verify("FROM debian:12\nRUN find . -type d -exec cp /src/* {} \\;\n");
}
