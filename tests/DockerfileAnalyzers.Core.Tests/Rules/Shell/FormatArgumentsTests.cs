using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class FormatArgumentsTests : RuleTests<FormatArguments>
{
    [TestMethod]
    public void A_format_without_places_drops_its_arguments() => Verify("""
        FROM debian:12
        RUN printf [|'a\n'|] b && printf [|'%%'|] "$x"
        """);

    [TestMethod]
    public void A_width_takes_an_argument() => Verify("""
        FROM debian:12
        RUN printf [|'%*d'|] 5 && printf -- [|'%s %s'|] a && printf -v x [|'%s %s'|] a b c
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN printf '%s %s\\n' a b c d && printf '%s' a b c && printf '%*d %.*f' 1 2 3 4.0 && printf 'a%%\\n' "
            + "&& printf '%(%F)T'")]
    public void It_starts_again_for_a_multiple(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN printf '%s %s' $x && printf '%s %s' \"$@\" && printf '%s %s' *.c && printf \"$x%s %s\" a "
            + "&& printf '%1$s' a")]
    public void How_many_an_expansion_gives_is_not_known(string instructions) => Verify(instructions);
}
