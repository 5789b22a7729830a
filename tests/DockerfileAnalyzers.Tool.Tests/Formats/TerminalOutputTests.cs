using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tests;

/// <summary>Output that is written to a terminal only.</summary>
[TestClass]
public sealed class TerminalOutputTests
{
    [TestMethod]
    public void Colors_are_only_on_a_terminal()
    {
        var terminal = FormatSample.Render("human", FormatSample.Create(), hasColors: true);
        var file = FormatSample.Render("human", FormatSample.Create());

        StringAssert.Contains(terminal, "\x1b[");
        Assert.DoesNotContain("\x1b", file);
    }

    [TestMethod]
    public void A_message_without_end_takes_no_time_without_end() =>
        StringAssert.Contains(
            FormatSample.Render("human", FormatSample.CreateWith(string.Concat(Enumerable.Repeat("ab ", 50_000)))),
            "warning DFA2999: ab ab ab");

    [TestMethod]
    public void Progress_is_shown_after_a_second_and_then_removed()
    {
        var (writer, time) = (new StringWriter(), new ManualTime());
        using (var progress = new ProgressLine(new ToolOutput(writer, IsTerminal: true), time))
        {
            progress.Report(1, 900);
            Assert.AreEqual("", writer.ToString());
            time.Advance(TimeSpan.FromSeconds(2));
            progress.Report(40, 900);
            progress.Report(41, 900);
            Assert.AreEqual("\rChecking files: 40 of 900", writer.ToString());
        }

        Assert.AreEqual("\rChecking files: 40 of 900\r" + new string(' ', 25) + "\r", writer.ToString());
    }

    [TestMethod]
    public void Progress_is_not_shown_where_nobody_looks()
    {
        var (writer, time) = (new StringWriter(), new ManualTime());
        using (var progress = new ProgressLine(new ToolOutput(writer), time))
        {
            time.Advance(TimeSpan.FromSeconds(2));
            progress.Report(40, 900);
        }

        Assert.AreEqual("", writer.ToString());
    }

    [TestMethod]
    [DataRow("plain 'text' é 日本 😀", "plain 'text' é 日本 😀")]
    [DataRow("a\nb\tc\r", @"a\nb\tc\r")]
    [DataRow("\x1b]0;title\a\x9b", @"\x1b]0;title\x07\x9b")]
    [DataRow("\u202e\u2066\ufeff\u2028", @"\u202e\u2066\ufeff\u2028")]
    [DataRow("x ##[group] ##VSO[task]", @"x ##\[group] ##VSO\[task]")]
    [DataRow("::stop-commands::x", @"\::stop-commands::x")]
    [DataRow(" ::x", @"\ ::x")]
    public void Text_of_files_gives_no_orders(string text, string expected) =>
        Assert.AreEqual(expected, VisibleText.Escape(text));

    [TestMethod]
    [DataRow("a b/ü#%?.txt", "a%20b/%C3%BC%23%25%3F.txt")]
    [DataRow("a:b/c", "a%3Ab/c")]
    [DataRow("/x/a b", "file:///x/a%20b")]
    [DataRow("//server/x", "file://server/x")]
    public void Paths_become_URIs(string path, string expected) => Assert.AreEqual(expected, FileUri.Create(path));

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;
    }
}
