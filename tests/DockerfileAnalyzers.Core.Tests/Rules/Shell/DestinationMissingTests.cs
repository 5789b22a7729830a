using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class DestinationMissingTests : RuleTests<DestinationMissing>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN cp -Rt d a; cp --target-directory=d a; cp --target d a")]
    public void The_destination_may_be_an_option(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN cp $files; mv *.a; cp \"$@\"; mv {a,b}; cp a$(b)")]
    public void What_may_become_several_operands_is_not_counted(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN cd /usr/bin && ln -s ../lib/python3 && ln -s /opt/a/bin/a && ln -s \"$target\"")]
    public void Ln_makes_a_link_in_the_working_directory(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN [|ln|] -s python3; [|mv|] \"$x\"; [|/bin/cp|] -- a")]
    public void Quotes_and_paths_make_no_difference(string instructions) => Verify(instructions);
}
