using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace DockerfileAnalyzers.Tests;

/// <summary>The documentation is correct as far as a test can tell: links, findings, wording.</summary>
[TestClass]
public sealed class DocumentationTests
{
    private static readonly string s_root = Repository.Root;

    // A finding as a build prints it; the tests of the rule pages compare those of the pages with the engine.
    private static readonly Regex s_finding = new(
        @"^(?:Dockerfile|\.dockerignore)\(\d+,\d+\): \w+ DFA\d{4}: .*$", RegexOptions.Multiline);

    // Phrases from the reviews of messages and pages that are not conventional. "There is no" is fine.
    private static readonly Regex s_banned = new(
        @"(?<![\w'-])(?:mends?|blanks?|in silence|(?<!there )(?:is|are) no (?!longer|more)|says nothing|nothing is said"
            + "|is said|said of|speaks of|behind (?:the|a|it|what)|stands (?:before|at|in)|draws (?:in|no)|lies in"
            + @"|makes of|as it is there|goes on|for good|now and then|ends of life|gets to|tells? of|says? so"
            + @"|gets? no|(?:is|are) made for|meant as it is|of (?:its|their) own|stays? behind|left out"
            + @"|leaves? (?:it|them|this|that) out|once more|brings? along|has \d+ [kMG]B|images? of \.NET"
            + @"|one of (?:Linux|Windows)|asks? for the operating system)(?![\w'-])|, too(?=[.;,:)])",
        RegexOptions.IgnoreCase);

    // "What the package costs." and "Of HTTPS, another rule reports." as sentences.
    private static readonly Regex s_inverted = new(
        @"(?:(?<=[.:;] )|^)(?:What|Of) (?!to |changes)[^?|\r\n]{5,}?\.(?=\s|$)", RegexOptions.Multiline);

    // Comments may use words that pages avoid, but not these.
    private static readonly Regex s_bannedInComments = new(
        @"(?<![\w'-])(?:(?<!there )(?:is|are) no (?!longer|more|way)\w+|speaks?|blanks?|(?:is|are|was) said|of ours"
            + @"|goes on|for good|all the same|lies? (?:in|at|beside|below|with|on)|mends?|beside (?:the|it|a|them)"
            + @"|stands (?:before|after|at|in|between|alone)|behind (?:the|a|it)|by itself"
            + "|(?:and|of) its like|(?:says?|knows?|known|tells?) of|and the like|to the letter|called so|likeliest"
            + @"|for several threads)(?![\w'-])"
            + @"|, too(?=[.;,:)])|(?<=^// |<(?:summary|returns|param name=""\w+"")>\s*(?:///\s*)?)(?-i:What) (?!.*\?)",
        RegexOptions.IgnoreCase);

    // The items of a list that was wrapped as a paragraph, and a sentence that starts with a number after a wrap.
    private static readonly Regex s_joinedItems = new(
        @"^(?! *\|).*\S - (?=[\w`])|^ *(?!1\.)\d{2,}\. ", RegexOptions.Multiline);

    public static IEnumerable<object[]> Pages => new[] { "", "docs", "src", "editors" }
        .SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(s_root, folder), "*.md",
            folder is "src" or "editors" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly))
        .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
        .Select(path => new object[] { Path.GetRelativePath(s_root, path) });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_exist(string page)
    {
        foreach (var link in MarkdownLink.Find(File.ReadAllText(Path.Combine(s_root, page)))
            .Where(link => !link.IsAddress))
        {
            var target = link.Path.Length == 0
                ? Path.Combine(s_root, page) : Path.Combine(s_root, Path.GetDirectoryName(page)!, link.Path);
            Assert.IsTrue(Path.Exists(target), $"{page}: '{link.Text}' leads nowhere");
            if (link.Anchor is { } anchor)
            {
                Assert.Contains(
                    anchor, Markdown.GetAnchors(File.ReadAllText(target)), $"{page}: '{link.Text}' names no heading");
            }
        }
    }

    [TestMethod]
    public void Findings_in_the_documentation_are_those_of_the_rule_pages()
    {
        var printed = Directory.EnumerateFiles(Path.Combine(s_root, "src"), "*.md", SearchOption.AllDirectories)
            .SelectMany(path => FindFindings(path)).ToHashSet();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(s_root, "docs"), "*.md")
            .Append(Path.Combine(s_root, "README.md")))
        {
            foreach (var finding in FindFindings(path))
                Assert.Contains(finding, printed, $"{Path.GetFileName(path)}: no rule page prints this");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Pages_are_written_in_conventional_English(string page)
    {
        var text = Markdown.WithoutCode(File.ReadAllText(Path.Combine(s_root, page)));
        foreach (var found in new[] { s_banned.Match(text), s_inverted.Match(text) })
            Assert.IsFalse(found.Success, $"{page}: '{found.Value}'");
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Each_item_of_a_list_is_on_a_line_of_its_own(string page) => Assert.DoesNotMatchRegex(
        s_joinedItems, Markdown.WithoutCode(File.ReadAllText(Path.Combine(s_root, page))));

    [TestMethod]
    public void Sentences_in_the_code_are_written_in_conventional_English()
    {
        foreach (var (file, text) in SpellingTests.ReadSentences())
        {
            foreach (var found in new[] { s_banned.Match(text), s_inverted.Match(text) })
                Assert.IsFalse(found.Success, $"{file}: '{found.Value}' in '{text}'");
        }
    }

    [TestMethod]
    public void Titles_and_messages_are_written_in_conventional_English()
    {
        foreach (var rule in Analysis.RuleCatalog.Descriptors)
        {
            foreach (var text in new[] { rule.Title, rule.Message })
            {
                Assert.IsFalse(s_banned.IsMatch(text), $"{rule.Id}: '{s_banned.Match(text).Value}' in '{text}'");
                Assert.IsFalse(text.EndsWith('.'), $"{rule.Id}: no full stop after '{text}'");
            }

            var unquoted = Regex.Replace(rule.Message, "'[^']*'", "");
            Assert.IsLessThan(2, unquoted.Count(letter => letter == ';'), $"{rule.Id}: two semicolons");
            Assert.IsLessThan(2, Regex.Count(unquoted, ": "), $"{rule.Id}: two colons");
        }
    }

    [TestMethod]
    public void Comments_are_written_in_conventional_English()
    {
        foreach (var path in Directory.EnumerateFiles(
            Path.Combine(s_root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            foreach (var comment in CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantTrivia()
                .Where(trivia => trivia.RawKind is (int)SyntaxKind.SingleLineCommentTrivia
                    or (int)SyntaxKind.SingleLineDocumentationCommentTrivia))
            {
                var found = s_bannedInComments.Match(comment.ToFullString());
                Assert.IsFalse(found.Success, $"{Path.GetFileName(path)}: '{found.Value}' in '{comment}'");
            }
        }
    }

    private static IEnumerable<string> FindFindings(string path) =>
        s_finding.Matches(File.ReadAllText(path)).Select(match => match.Value.TrimEnd('\r'));
}
