using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class IgnoredDirectiveTests : RuleTests<IgnoredDirective>
{
    [TestMethod]
    public void A_directive_below_a_suppression_has_no_effect() => Verify("""
        # dockerfile-analyzers ignore-file=DFA2001
        [|# escape=`|]
        FROM a:1
        """,
        message: "'# escape=`' has no effect; parser directives must precede all comments, "
            + "empty lines and instructions");

    [TestMethod]
    public void A_directive_below_an_empty_line_has_no_effect() => Verify("""

        [|# syntax=docker/dockerfile:1|]
        FROM a:1
        """);

    [TestMethod]
    public void An_escape_directive_below_a_script_line_has_no_effect() => Verify("""
        #!/usr/bin/env docker
        [|# escape=`|]
        FROM a:1
        """);

    [TestMethod]
    [DataRow("# syntax=docker/dockerfile:1\n# check=skip=JSONArgsRecommended\nFROM a:1")]
    [DataRow("#!/usr/bin/env docker\n# syntax=docker/dockerfile:1\nFROM a:1")]
    [DataRow("# The build\n# syntax = see the manual\nFROM a:1")]
    [DataRow("FROM a:1\n# escape=`\nRUN x")]
    public void A_directive_at_the_top_and_a_comment_are_left_alone(string dockerfile) => Verify(dockerfile);
}
