using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// Every word of the pages, and of the sentences in the code, is in the dictionary of the system or among the terms of
/// the field that <c>Spelling.txt</c> lists.
/// </summary>
[TestClass]
public sealed class SpellingTests
{
    private const string Dictionary = "/usr/share/dict/words";

    private static readonly string s_accepted =
        Path.Combine(Repository.Root, "tests", "DockerfileAnalyzers.Tests", "Spelling.txt");

    // Names, code, addresses, and what is quoted.
    private static readonly Regex s_notProse = new(
        @"<!--(?! generated).*?-->|^```.*?^```|`[^`\n]*`|(?<=\])\([^)]*\)|https?://\S+|(?<!\w)'[^'\n]*'(?!\w)"
            + @"|\{[^}\n]*\}",
        RegexOptions.Singleline | RegexOptions.Multiline);

    private static readonly Regex s_token = new(@"[^\s|,;:()\[\]""!?<>*…→≈+]+");

    private static readonly Regex s_word = new("^[A-Za-z]+(?:['/-][A-Za-z]+)*$");

    [TestMethod]
    public void The_list_of_accepted_words_is_sorted_and_each_is_there_once()
    {
        var accepted = File.ReadAllLines(s_accepted);
        CollectionAssert.AreEqual(accepted.Distinct().Order(StringComparer.Ordinal).ToArray(), accepted);
    }

    [TestMethod]
    public void Words_are_spelled_as_the_dictionary_does_and_each_accepted_word_is_needed()
    {
        if (!File.Exists(Dictionary))
            Assert.Inconclusive($"'{Dictionary}' is not there; it is in the package 'wamerican'");
        var dictionary = File.ReadLines(Dictionary).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var accepted = File.ReadAllLines(s_accepted).ToHashSet();
        var used = new HashSet<string>();
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (place, text) in ReadPages().Concat(ReadSentences()))
        {
            foreach (var word in FindWords(text, dictionary).Where(word => !dictionary.Contains(word)))
            {
                var known = accepted.Contains(word.ToLowerInvariant());
                if (known)
                    used.Add(word.ToLowerInvariant());
                else
                    unknown.Add($"{word.ToLowerInvariant()} ({place})");
            }
        }

        Assert.IsEmpty(unknown, string.Join("\n", unknown));
        Assert.IsEmpty(accepted.Except(used), "accepted and not used: " + string.Join(", ", accepted.Except(used)));
    }

    private static IEnumerable<(string Place, string Text)> ReadPages() => DocumentationTests.Pages
        .Select(page => (string)page[0])
        // Names of folders.
        .Where(page => page != Path.Combine("src", "README.md"))
        .Select(page => (page, File.ReadAllText(Path.Combine(Repository.Root, page))));

    // Strings that contain a sentence, or a good part of one, are meant to be read.
    internal static IEnumerable<(string Place, string Text)> ReadSentences() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes()
            .Select(node => node switch
            {
                LiteralExpressionSyntax { Token.Value: string text } => text,
                InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part =>
                    part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "{}")),
                _ => "",
            })
            .Where(IsSentence).Select(text => (Path.GetFileName(path), text)));

    private static bool IsSentence(string text) => !Regex.IsMatch(text, @"[\\^$=|&<>]|\(\?")
        && Regex.Count(s_notProse.Replace(text, " "), "(?<![^ ])[a-z]{2,}(?![^ ,;.])") >= 3;

    private static IEnumerable<string> FindWords(string text, HashSet<string> dictionary)
    {
        foreach (Match match in s_token.Matches(s_notProse.Replace(text, " ")))
        {
            var token = match.Value.Trim('.', '\'', '-', '–', '_', '/');
            if (!s_word.IsMatch(token))
                continue;
            foreach (var part in token.Split('-', '/'))
            {
                var word = dictionary.Contains(part) ? part : Regex.Replace(part, "'(?:s|t|d|re|ve|ll)?$", "");
                // Abbreviations, and names of code.
                if (word.Length > 1 && !Regex.IsMatch(word, "[a-z][A-Z]|[A-Z]{2}"))
                    yield return word;
            }
        }
    }
}
