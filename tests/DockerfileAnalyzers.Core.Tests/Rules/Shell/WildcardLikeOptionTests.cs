using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class WildcardLikeOptionTests : RuleTests<WildcardLikeOption>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm /a/* [a-z]* x* && echo * && find . -name *.c && ls -- *")]
    public void What_does_not_start_with_a_wildcard_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void Archives_keep_the_name() => Verify("""
        FROM debian:12
        RUN tar cf x.tar [|*|]
        """,
        fixedTo: """
        FROM debian:12
        RUN tar cf x.tar ./*
        """);
}
