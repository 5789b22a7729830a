using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class LegacyKeyValueTests : RuleTests<LegacyKeyValue>
{
    [TestMethod]
    public void A_word_needs_no_quotes() => Verify("""
        FROM alpine:3.23
        ENV [|PATH|]   /app:$PATH
        """,
        fixedTo: """
        FROM alpine:3.23
        ENV PATH=/app:$PATH
        """);

    [TestMethod]
    public void Quotes_that_are_there_stay() => Verify("""
        FROM alpine:3.23
        LABEL [|a|] "b c"
        """,
        fixedTo: """
        FROM alpine:3.23
        LABEL a="b c"
        """);

    [TestMethod]
    public void What_quotes_would_change_is_left_to_people() => Verify("""
        FROM alpine:3.23
        ENV [|A|] a 'b' "c" \
          c
        """);

    [TestMethod]
    public void An_equals_sign_in_the_value_was_not_meant() => Verify("""
        FROM alpine:3.23
        ENV [|A|] = 1
        """,
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM alpine:3.23
        ENV A=1
        """);
}
