using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class FormatFromVariableTests : RuleTests<FormatFromVariable>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN printf 'a\\n' && printf \"%s$x\" b")]
    public void A_format_of_its_own_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void Where_options_stand_in_front() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN printf -v y [|"$x"|] && printf -- [|$(a)|]
        """,
        fixedTo: """
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN printf -v y '%b' "$x" && printf -- '%b' $(a)
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN printf \"$a%s\" b && printf '%s' \"$x\" && printf 'a\\n' && printf $'a\\tb\\n'")]
    public void A_format_with_places_may_be_put_together(string instructions) => Verify(instructions);
}
