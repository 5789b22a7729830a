using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class BackquotesTests : RuleTests<Backquotes>
{
    [TestMethod]
    public void Backslashes_are_for_people_to_mend() => Verify("""
        FROM debian:12
        RUN echo [|`echo \$x`|]
        """);

    [TestMethod]
    public void Nested_ones_are_one_finding() => Verify("""
        FROM debian:12
        RUN echo [|`a \`b\``|]
        """);

    [TestMethod]
    public void They_may_stand_in_double_quotes() => Verify("""
        FROM debian:12
        RUN a "[|`b "c"`|]"
        """,
        fixedTo: """
        FROM debian:12
        RUN a "$(b "c")"
        """);
}
