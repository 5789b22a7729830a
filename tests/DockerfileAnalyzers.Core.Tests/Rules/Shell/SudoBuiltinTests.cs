using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class SudoBuiltinTests : RuleTests<SudoBuiltin>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN sudo -u app [|cd|] a; sudo -E -- [|export|] b=c; doas [|.|] d")]
    [DataRow("FROM debian:12\nRUN sudo [|ulimit|] -n 9; doas [|exec|] a")]
    public void Options_of_sudo_are_skipped(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN sudo test -f a; sudo kill 1; sudo printf b; sudo true")]
    public void What_is_a_program_too_is_fine(string instructions) => Verify(instructions);
}
