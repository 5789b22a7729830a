using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class TypographicCharacterTests : RuleTests<TypographicCharacter>
{
    [TestMethod]
    public void A_no_break_space_separates_nothing() => Verify(
        "FROM debian:12\nRUN apt-get[|\u00A0|]update && apt-get\u00A0install",
        fixedTo: "FROM debian:12\nRUN apt-get update && apt-get install",
        safety: FixSafety.Unsafe);

    [TestMethod]
    public void Curly_quotes_quote_nothing() => Verify("""
        FROM debian:12
        RUN echo [|“|]hello world” ‘x’
        """,
        fixedTo: """
        FROM debian:12
        RUN echo "hello world" 'x'
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    public void Two_hyphens_become_one_dash() => Verify("""
        FROM debian:12
        RUN pip install [|–|]upgrade pip && ls —a
        """,
        fixedTo: """
        FROM debian:12
        RUN pip install --upgrade pip && ls -a
        """);

    [TestMethod]
    public void A_single_quote_has_no_fix() => Verify("""
        FROM debian:12
        RUN echo [|“|]hello world
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo \"“a” – b\" '‘c’' # “d”")]
    public void Within_quotes_they_are_text(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo don’t – a—b")]
    public void An_apostrophe_and_a_dash_between_words_are_text(string instructions) => Verify(instructions);
}
