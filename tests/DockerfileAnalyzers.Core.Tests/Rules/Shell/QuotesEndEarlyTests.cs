using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class QuotesEndEarlyTests : RuleTests<QuotesEndEarly>
{
    [TestMethod]
    public void A_variable_is_quoted_with_the_rest() => Verify("""
        FROM debian:12
        RUN sed -i "s/"[|$a|]"/b/" /f
        """,
        fixedTo: """
        FROM debian:12
        RUN sed -i "s/$a/b/" /f
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    public void The_name_of_a_variable_ends_where_it_did() => Verify("""
        FROM debian:12
        RUN echo "a"[|$b|]"c"
        """,
        fixedTo: """
        FROM debian:12
        RUN echo "a${b}c"
        """);

    [TestMethod]
    public void The_output_of_a_command_may_be_split_on_purpose() => Verify("""
        FROM debian:12
        RUN sed "s|"[|$(pwd)|]"|x|" /f
        """,
        fixedTo: """
        FROM debian:12
        RUN sed "s|$(pwd)|x|" /f
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    public void One_finding_for_a_word() => Verify("""
        FROM debian:12
        RUN echo "{"[|foo|]": "bar"}"
        """,
        fixedTo: """
        FROM debian:12
        RUN echo "{\"foo\": \"bar\"}"
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN echo \"a\"=\"b\" \"a\":\"b\" \"a\"/\"b\" \"$a\"-\"$b\" \"$a\"x\"$(c)\" \"a\"\"b\" \"a\" \"b\"")]
    [DataRow("FROM debian:12\nRUN echo \"a\"*\"c\" \"a\"'b'\"c\" \"a\"{b,c}\"d\" \"a\"$((1))\"b\"")]
    public void Pieces_quoted_for_themselves_are_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN awk \"{print \"\\$1\"}\" /f && echo \"a\"\\\"b\"c\"")]
    public void A_backslash_knows_where_the_quotes_end(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN x=${x:-\"a\"b\"c\"} && [[ x =~ \"a\"b\"c\" ]]")]
    public void Defaults_and_regular_expressions_have_quotes_of_their_own(string instructions) => Verify(instructions);

    [TestMethod]
    public void Arrays_and_here_strings_are_words_too() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN a=("x"[|y|]"z") && cat <<< "a"[|b|]"c" && diff <(echo "a"[|b|]"c") f
        """);
}
