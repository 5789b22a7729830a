using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Formats;

namespace DockerfileAnalyzers.Tests;

/// <summary>The lines that a finding is about, as a terminal shows them.</summary>
[TestClass]
public sealed class SourceExcerptTests
{
    [TestMethod]
    public void The_place_is_underlined() =>
        AssertExcerpt("FROM [|debian|]:12\n", """
            1 FROM debian:12
                   ^^^^^^
            """);

    [TestMethod]
    public void Tabs_are_as_wide_as_in_an_editor() =>
        AssertExcerpt("RUN a\\\n\tb\t[|c|]\n", """
            2     b   c
                      ^
            """);

    [TestMethod]
    public void Wide_characters_have_two_columns() =>
        AssertExcerpt("RUN echo 日本😀 [|x日|]\n", """
            1 RUN echo 日本😀 x日
                              ^^^
            """);

    [TestMethod]
    public void Escape_sequences_are_written_as_such() =>
        AssertExcerpt("RUN \x1b[31m\u202e ##vso[x] [|y|]\n", """
            1 RUN \x1b[31m\u202e ##vso\[x] y
                                           ^
            """);

    [TestMethod]
    public void A_place_over_several_lines_is_underlined_in_each() =>
        AssertExcerpt("RUN [|a && \\\r\n    b && \\\r\n  c\r\n|]USER 1\r\n", """
            1 RUN a && \
                  ^^^^^^
            2     b && \
                  ^^^^^^
            3   c
                ^
            """);

    [TestMethod]
    public void Of_many_lines_the_first_and_the_last_are_shown() =>
        AssertExcerpt("FROM x\n[|RUN a\\\nb\\\nc\\\nd\\\ne|]\n", """
            2 RUN a\
              ^^^^^^
            3 b\
              ^^
              ...
            6 e
              ^
            """);

    [TestMethod]
    public void A_long_line_is_cut_around_the_place() =>
        AssertExcerpt($"RUN {new string('a', 50)} [|here|] {new string('b', 50)}\n", """
            1 …aaaaaaaa here bbbbbbbbbbbbbbbbbbbbbbbb…
                        ^^^^
            """, 40);

    [TestMethod]
    public void A_place_that_is_longer_than_the_line_is_cut_too() =>
        AssertExcerpt($"RUN [|{new string('a', 100)}|] b\n", """
            1 RUN aaaaaaaaaaaaaaa…
                  ^^^^^^^^^^^^^^^^
            """, 20);

    [TestMethod]
    public void An_empty_file_has_no_excerpt() => AssertExcerpt("[||]", "");

    [TestMethod]
    public void The_end_of_a_line_is_a_place() =>
        AssertExcerpt("FROM x[||]\n", """
            1 FROM x
                    ^
            """);

    private static void AssertExcerpt(string markup, string expected, int width = 80)
    {
        var start = markup.IndexOf("[|", StringComparison.Ordinal);
        var end = markup.IndexOf("|]", StringComparison.Ordinal) - 2;
        var file = new SourceFile("Dockerfile", markup.Replace("[|", "", StringComparison.Ordinal)
            .Replace("|]", "", StringComparison.Ordinal));
        var lines = SourceExcerpt.Create(file, TextSpan.FromBounds(start, end), width)
            .SelectMany(line => new[]
            {
                $"{line.Number.PadLeft(1)} {line.Text}",
                line.Length == 0 ? null : new string(' ', 2 + line.Start) + new string('^', line.Length),
            }.OfType<string>());
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), string.Join("\n", lines));
    }
}
