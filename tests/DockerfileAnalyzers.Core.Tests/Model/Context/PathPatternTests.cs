using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Model.Context;

/// <summary>
/// The matcher against what Docker's documents: a pattern becomes a regular expression, except that a literal text
/// after a leading <c>**</c> is a suffix and a literal text before a trailing <c>**</c> is a prefix; a pattern
/// applies to what lies below what it matches.
/// </summary>
[TestClass]
public sealed class PathPatternTests
{
    private static readonly string[] s_parts =
    {
        "a", "b", ".", "/", "/", "*", "**", "?", "[ab]", "[^a]", "[a-b]", "\\a", "**/",
    };

    private static readonly string[] s_pathParts = { "a", "b", ".", "/", "ab", "b.a" };

    [TestMethod]
    public void It_matches_what_the_documented_translation_matches()
    {
        var random = new Random(20261129);
        var matched = 0;
        var wrong = new List<string>();
        for (var i = 0; i < 40_000; i++)
        {
            var pattern = Parse(Create(random, s_parts, 6));
            var path = Regex.Replace(Create(random, s_pathParts, 6), "/+", "/").Trim('/');
            if (pattern is null || path.Length == 0)
                continue;
            var expected = MatchesAnyPart(pattern, path);
            matched += expected ? 1 : 0;
            if (new PathPattern(pattern).Matches(path) != expected)
                wrong.Add($"'{pattern}' and '{path}': {expected}");
        }

        Assert.IsEmpty(wrong, string.Join("\n", wrong.Take(20)));
        Assert.IsGreaterThan(4_000, matched, "too few pairs match for the comparison to say anything");
    }

    [TestMethod]
    [DataRow("**.env", "prod.env", true)]
    [DataRow("**.env", "src/prod.env", true)]
    [DataRow("**id_rsa", "keys/my_id_rsa", true)]
    [DataRow("a**/*.js", "ab/x.js", true)]
    [DataRow("a**/*.js", "a.js", true)]
    [DataRow("a**/*.js", "b/a.js", false)]
    [DataRow("foo**/bar", "foobar", true)]
    [DataRow("foo**/bar", "foox/bar", true)]
    [DataRow("foo**/bar", "foo/x/bar", true)]
    [DataRow("foo**/bar", "fooxbar", false)]
    [DataRow("dist/**", "dist", false)]
    [DataRow("dist/**", "dist/a", true)]
    [DataRow("*/**", "a.txt", false)]
    [DataRow("*/**", "src/a.txt", true)]
    [DataRow("**/dist/**", "a/dist", false)]
    [DataRow("**/dist/**", "a/dist/b", true)]
    [DataRow("[\\]a]", "]", true)]
    [DataRow("[\\]a]", "a", true)]
    [DataRow("[\\]a]", "\\", false)]
    [DataRow("**", "a", true)]
    public void What_a_builder_does_with_it(string pattern, string path, bool matches) =>
        Assert.AreEqual(matches, new PathPattern(pattern).Matches(path));

    [TestMethod]
    [DataRow("src/*", "src/a/b", 2)]
    [DataRow("src", "src/a/b", 1)]
    [DataRow("*/a", "src/a/b", 2)]
    [DataRow("**/b", "src/a/b", 3)]
    [DataRow("src/a/b/c", "src/a/b", 0)]
    public void A_source_takes_the_shortest_part_that_it_matches(string source, string path, int segments) =>
        Assert.AreEqual(segments, new PathPattern(source).GetMatchedLength(path));

    [TestMethod]
    [DataRow("**/", "x", "a/b/x", "a/b/y")]
    [DataRow("*", "x", "a/x", "abx")]
    [DataRow("***", "/x", "a/b/x", "a/b/y")]
    public void Wildcards_that_repeat_each_other_are_read_once(string part, string end, string match, string other)
    {
        var pattern = new PathPattern(string.Concat(Enumerable.Repeat(part, 30_000)) + end);

        Assert.IsTrue(pattern.Matches(match) && !pattern.Matches(other));
        Assert.IsLessThan(10, pattern.Length);
    }

    private static string Create(Random random, string[] parts, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => parts[random.Next(parts.Length)]));

    private static string? Parse(string line) =>
        DockerignoreParser.Parse(new SourceFile(".dockerignore", line)).Patterns is [{ IsException: false } pattern]
            ? pattern.Pattern
            : null;

    private static bool MatchesAnyPart(string pattern, string path)
    {
        var segments = path.Split('/');
        return Enumerable.Range(1, segments.Length)
            .Any(count => MatchesWhole(pattern, string.Join('/', segments.Take(count))));
    }

    private static bool MatchesWhole(string pattern, string path)
    {
        var isSuffix = pattern.StartsWith("**", StringComparison.Ordinal);
        var isPrefix = !isSuffix && pattern.EndsWith("**", StringComparison.Ordinal);
        var rest = pattern[(isSuffix ? 2 : 0)..^(isPrefix ? 2 : 0)];
        if (!rest.Contains('*') && !rest.Contains('?') && !rest.Contains('[') && !rest.Contains('\\'))
        {
            if (isSuffix)
                return path.EndsWith(rest, StringComparison.Ordinal) || path == rest.TrimStart('/');
            return isPrefix ? path.StartsWith(rest, StringComparison.Ordinal) : path == pattern;
        }

        var expression = new StringBuilder();
        for (var at = 0; at < pattern.Length;)
        {
            var token = Regex.Match(pattern[at..], @"\A(?:\*\*/?|\[[^]]*\]|\\.|.)").Value;
            at += token.Length;
            expression.Append(token switch
            {
                "**" or "**/" => at == pattern.Length ? ".*" : "(.*/)?",
                "*" => "[^/]*",
                "?" => "[^/]",
                ['[', ..] or ['\\', ..] => token,
                _ => Regex.Escape(token),
            });
        }

        // A '\a' of the pattern is the letter, not the bell.
        return Regex.IsMatch(path, @"\A" + expression.ToString().Replace(@"\a", "a") + @"\z");
    }
}
