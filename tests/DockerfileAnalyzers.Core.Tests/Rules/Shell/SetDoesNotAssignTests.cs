using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class SetDoesNotAssignTests : RuleTests<SetDoesNotAssign>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN set a b c; for x in \"$@\"; do d; done")]
    [DataRow("FROM debian:12\nRUN set a; set 1 2 3; set $x; set -a x=1; set \"a=b\"")]
    public void Arguments_are_what_it_is_for(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN [|set|] FOO bar; [|set|] a = b")]
    public void Other_languages_have_no_equals_sign(string instructions) => Verify(instructions);
}
