using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class LiteralBraceTests : RuleTests<LiteralBrace>
{
    [TestMethod]
    public void A_brace_that_is_too_many_is_reported() => Verify("""
        FROM debian:12
        RUN echo [|${A}}|]
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN curl -w %{http_code} a && git stash pop stash@{1} && docker inspect -f {{.Id}} x "
            + "&& xargs -I{} a b{}c && find . -exec a \\{} + && mkdir {a,b}")]
    public void What_other_programs_read_is_left_alone(string instructions) => Verify(instructions);
}
