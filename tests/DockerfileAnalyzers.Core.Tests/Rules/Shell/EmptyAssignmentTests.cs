using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class EmptyAssignmentTests : RuleTests<EmptyAssignment>
{
    [TestMethod]
    public void Declarations_assign_too() => Verify("""
        FROM debian:12
        RUN export [|x=|] foo && y=1 [|z=|] 1.2 && [|A=|] "$HOME" && [|V=|] 1 2
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN IFS= read -r x && CDPATH= cd -- /x")]
    [DataRow("FROM debian:12\nRUN CFLAGS= make install && CFLAGS= make && A=1 B= C= ./run x")]
    public void Idioms_and_programs_with_arguments_are_meant(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN x= && y='' foo && z=\"\" foo && export a= && make CFLAGS= all")]
    public void An_empty_value_that_is_written_or_that_ends_the_command_is_meant(string instructions) =>
        Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN A= B= && export C= D=")]
    public void Several_variables_are_emptied_at_once(string instructions) => Verify(instructions);
}
