using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Model.Commands;

[TestClass]
public sealed class WordValuesTests
{
    [TestMethod]
    [DataRow("echo \"a $KNOWN\"", "a value")]
    [DataRow("echo ${KNOWN:-b}", "value")]
    [DataRow("echo ${UNKNOWN:-b}", null)]
    [DataRow("echo $UNKNOWN", null)]
    [DataRow("echo $(KNOWN)", null)]
    [DataRow("KNOWN=other && echo $KNOWN", "other")]
    [DataRow("test -f x || KNOWN=other; echo $KNOWN", null)]
    [DataRow("eval \"$X\" && echo $KNOWN", null)]
    [DataRow("echo {a,b}", null)]
    public void The_value_of_a_word_is_the_one_that_is_certain_where_it_stands(string script, string? value)
    {
        var (values, word) = Read(script);
        Assert.AreEqual(value, values.Get(word));
    }

    [TestMethod]
    [DataRow("echo {a,b}", "a b")]
    [DataRow("LIST='a b c' && echo $LIST", "a b c")]
    [DataRow("NONE= && echo $NONE", "")]
    [DataRow("echo a", "a")]
    public void A_word_becomes_as_many_arguments_as_its_expansion_says(string script, string arguments)
    {
        var (values, word) = Read(script);
        Assert.AreEqual(arguments, string.Join(' ', values.GetArguments(word)));
    }

    private static (WordValues Values, ShellWord Word) Read(string text)
    {
        var script = ShellParser.Parse(
            LogicalText.Verbatim(new SourceFile("", text), new TextSpan(0, text.Length)), ShellDialect.Bash);
        var values = new WordValues(script, name => name == "KNOWN" ? "value" : null);
        return (
            values,
            script.Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>()
                .Last(command => command.Name == "echo").Words[1]);
    }
}
