using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class QuotedTildeTests : RuleTests<QuotedTilde>
{
    [TestMethod]
    public void A_file_name_is_a_word_too() => Verify("""
        FROM debian:12
        RUN echo a > [|"~/b"|]
        """,
        fixedTo: """
        FROM debian:12
        RUN echo a > "$HOME/b"
        """);
}
