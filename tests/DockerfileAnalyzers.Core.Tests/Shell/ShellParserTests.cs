using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Shell;

[TestClass]
public sealed class ShellParserTests
{
    [TestMethod]
    [DataRow("a && b || c; d", "a|b|c|d")]
    [DataRow("a | b |& c", "a|b|c")]
    [DataRow("(a; b) && { c; d; }", "a|b|c|d")]
    [DataRow("if a; then b; elif c; then d; else e; fi", "a|b|c|d|e")]
    [DataRow("for x in 1 2; do a \"$x\"; done; b", "a|b")]
    [DataRow("while a; do b; done", "a|b")]
    [DataRow("case $x in a|b) c ;; *) d ;; esac; e", "c|d|e")]
    [DataRow("f() { a; }; b", "a|b")]
    [DataRow("a $(b $(c)) `d`", "a|b|c|d")]
    [DataRow("A=1 B=2 a b > c 2>&1", "a")]
    [DataRow("a # b\nc", "a|c")]
    [DataRow("a 'b && c' \"d; e\"", "a")]
    [DataRow("! a && b &", "a|b")]
    [DataRow("cat <<EOF\nnot a command\nEOF\nb", "cat|b")]
    [DataRow("echo ${A:-$(a)} b#c", "echo|a")]
    public void Every_simple_command_is_seen(string script, string names)
    {
        var parsed = Parse(script);
        Assert.IsTrue(parsed.IsComplete);
        Assert.AreEqual(names, string.Join('|', parsed.Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>()
            .Where(command => !command.Words.IsEmpty).Select(command => command.Words[0].Text)));
    }

    [TestMethod]
    [DataRow("if a; then b")]
    [DataRow("a 'b")]
    [DataRow("a \"b")]
    [DataRow("( a")]
    [DataRow("a )")]
    [DataRow("for x in 1; a")]
    public void What_is_not_understood_is_said(string script) => Assert.IsFalse(Parse(script).IsComplete);

    [TestMethod]
    [DataRow("'a b'", "a b")]
    [DataRow("a\\ b", "a b")]
    [DataRow("\"a\"'b'c", "abc")]
    [DataRow("\"\"", "")]
    [DataRow("~/*.txt", "~/*.txt")]
    [DataRow("$A", null)]
    [DataRow("\"a $A\"", null)]
    [DataRow("a$(b)", null)]
    [DataRow("{a,b}", null)]
    public void A_word_is_constant_where_the_text_alone_says_it(string word, string? constant) =>
        Assert.AreEqual(
            constant,
            Parse("echo " + word).Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>().First().Words[1].Constant);

    [TestMethod]
    [DataRow("grep x", "grep")]
    [DataRow("/bin/grep x", "grep")]
    [DataRow("$GREP x", null)]
    public void The_name_of_a_command_is_the_last_segment_of_its_program(string script, string? name) =>
        Assert.AreEqual(name, Parse(script).Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>().First().Name);

    [TestMethod]
    public void Deep_nesting_ends() => Assert.IsFalse(Parse(new string('(', 5000)).IsComplete);

    private static ShellScript Parse(string text) =>
        ShellParser.Parse(
            LogicalText.Verbatim(new SourceFile("", text), new TextSpan(0, text.Length)), ShellDialect.Posix);
}
