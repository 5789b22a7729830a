using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class MisspelledVariableTests : RuleTests<MisspelledVariable>
{
    [TestMethod]
    public void Once_for_a_name() => Verify("""
        FROM debian:12
        ENV APP_VERSION=1
        RUN echo "[|$APP_VERSON|]" "$APP_VERSON" && FOOBAR=1 && export QUX=2 && echo "[|$FOBAR|]" "$QIX"
        """);

    [TestMethod]
    public void Another_case_is_another_variable() => Verify("""
        FROM debian:12
        RUN foobar=1 && echo "[|$FOOBAR|]"
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN FOOBAR=1 && echo \"${FOBAR:-x}\" && [ -n \"$FOBARS\" ] && echo \"$FOBARS\" && test -z \"$FOOBARX\" "
            + "&& echo \"$FOOBARX\"")]
    public void Who_asks_knows_that_it_may_be_missing(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN FOOBAR=1 && . ./x && echo \"$FOBAR\"")]
    [DataRow("FROM debian:12\nRUN FOOBAR=1 && eval \"$(x)\" && echo \"$FOBAR\"")]
    public void What_another_script_sets_is_not_known(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN HOMES=1 && USERS=1 && echo \"$HOME\" \"$USER\"")]
    public void What_the_environment_sets_is_no_mistake(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN AB=1 && ABC=1 && echo \"$AC\" \"$ABD\" \"$OTHER\"")]
    public void Short_names_are_alike_by_chance(string instructions) => Verify(instructions);
}
