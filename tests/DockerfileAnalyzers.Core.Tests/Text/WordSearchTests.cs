using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Text;

[TestClass]
internal sealed class WordSearchTests
{
    [TestMethod]
    [DataRow("install apt.conf here", "apt.conf|docker-clean", true)]
    [DataRow("DOCKER-Clean", "apt.conf|docker-clean", true)]
    [DataRow("apt_conf docker clean", "apt.conf|docker-clean", false)]
    [DataRow("", "apt", false)]
    [DataRow("apt", "apt", true)]
    [DataRow("ap", "apt", false)]
    public void A_word_is_found_anywhere_and_in_any_case(string text, string words, bool expected) =>
        Assert.AreEqual(expected, new WordSearch(words.Split('|')).IsIn(text));

    [TestMethod]
    [DataRow("aaab", "aab", true)]
    [DataRow("nanano", "nano|nap", true)]
    [DataRow("xabcy", "abcd|bc", true)]
    [DataRow("abd", "abcd|bd", true)]
    [DataRow("mississippi", "issip|sips", true)]
    [DataRow("misissi", "issip|sips", false)]
    public void A_word_is_found_after_the_beginning_of_another(string text, string words, bool expected) =>
        Assert.AreEqual(expected, new WordSearch(words.Split('|')).IsIn(text));

    [TestMethod]
    public void Other_letters_than_ASCII_interrupt_a_word() =>
        Assert.IsFalse(new WordSearch("skip").IsIn("sk\u0131p, \u017fkip, sk\u00efp"));

    [TestMethod]
    public void It_finds_what_a_search_for_each_word_finds()
    {
        var random = new Random(18);
        for (var i = 0; i < 2_000; i++)
        {
            var words = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Create(random.Next(1, 5))).ToArray();
            var text = Create(random.Next(12));
            Assert.AreEqual(
                words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)),
                new WordSearch(words).IsIn(text), $"'{text}': {string.Join(", ", words)}");
        }

        string Create(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "abcABC"[random.Next(6)]));
    }
}
