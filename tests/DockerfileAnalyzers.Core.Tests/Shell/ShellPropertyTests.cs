using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Shell;

/// <summary>
/// Whatever the script is: no exception, spans that lie in each other and in the text, parts that make up their words.
/// </summary>
[TestClass]
public sealed class ShellPropertyTests
{
    private const int Mutants = 40;

    private static readonly string[] s_fragments =
        [
            "'", "\"", "`", "$(", ")", "((", "))", "${", "}", "{", "[[", "]]", "[", "<<X\n", "\nX\n", "\n", "\\",
            "\\\n", "&&", "||", ";", ";;", "&", "|", "<(", ">", "#", "if ", "then ", "fi", "case x in ", "esac",
            "for x in ", "do ", "done", "$'", "x=(", "f() ", "=~", "{a,", "..", "é", "\0", "\t", "!", "time ",
            "function ",
        ];

    public static IEnumerable<object[]> Files => Repository.FindDockerfiles("Corpus");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void The_scripts_of_a_real_file_are_understood(string path)
    {
        foreach (var script in GetScripts(File.ReadAllText(Path.Combine(Repository.Root, path))))
        {
            Check(script);
            Assert.IsTrue(
                script.IsComplete || script.Dialect is ShellDialect.PowerShell or ShellDialect.Cmd,
                script.Text + "\n" + string.Join("\n", script.Errors));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Any_change_of_a_script_is_borne(string path)
    {
        var random = new Random(path.Length);
        foreach (var script in GetScripts(File.ReadAllText(Path.Combine(Repository.Root, path))))
        {
            for (var i = 0; i < Mutants; i++)
            {
                var text = Mutate(script.Text.Text, random);
                foreach (var dialect in new[]
                {
                    ShellDialect.Dash, ShellDialect.Bash, ShellDialect.PowerShell, ShellDialect.Cmd,
                })
                {
                    var mutant = ShellParser.Parse(Verbatim(text), dialect);
                    Check(mutant);
                    var values = new WordValues(mutant, name => "a b");
                    foreach (var word in mutant.Root.DescendantsAndSelf().OfType<ShellWord>())
                        values.Get(word);
                }
            }
        }
    }

    [TestMethod]
    [DataRow("((")]
    [DataRow("$((")]
    [DataRow("$(")]
    [DataRow("`")]
    [DataRow("\"${x:-")]
    [DataRow("{a,")]
    [DataRow("{,}")]
    [DataRow("[[ ( ")]
    [DataRow("a[")]
    [DataRow("[")]
    [DataRow("if a; then ")]
    [DataRow("case x in a) ")]
    [DataRow("f() ")]
    [DataRow("function f ")]
    [DataRow("coproc ")]
    [DataRow("<<X ")]
    [DataRow("a <<X\n$(")]
    [DataRow("x=(")]
    [DataRow("<(")]
    [DataRow("! ")]
    [DataRow("| ")]
    [DataRow("&")]
    [DataRow(";;")]
    [DataRow(")")]
    [DataRow("a b\\\n")]
    public void Repetition_ends_and_takes_no_stack(string fragment)
    {
        var text = string.Concat(Enumerable.Repeat(fragment, 3000));
        foreach (var dialect in new[] { ShellDialect.Bash, ShellDialect.PowerShell, ShellDialect.Cmd })
        {
            var script = ShellParser.Parse(Verbatim(text), dialect);
            Check(script);
            if (script.Root.DescendantsAndSelf().OfType<ShellWord>()
                .FirstOrDefault(word => word.Constant is null) is { } word)
                new WordValues(script, _ => null).Get(word);
        }
    }

    [TestMethod]
    public void Spans_lead_through_continuations_comments_and_heredocs()
    {
        const string text = "FROM a\nRUN first 'x \\\n# why\n  y' && \\\n\n  second\nRUN <<-EOF\n\t\tthird \"$z\"\n"
            + "\tEOF\nRUN fourth <<EOF\n$(fifth)\nEOF\n";
        var words = GetScripts(text).SelectMany(script => script.Root.DescendantsAndSelf())
            .OfType<ShellWord>().Select(word => text.Substring(word.Span.Start, word.Span.Length));
        CollectionAssert.AreEqual(
            new[] { "first", "'x \\\n# why\n  y'", "second", "third", "\"$z\"", "fourth", "EOF", "fifth" },
            words.ToArray());
    }

    private static IEnumerable<ShellScript> GetScripts(string text)
    {
        var model = ModelBuilder.Build(AnalysisInput.Create(new SourceFile("/src/Dockerfile", text)));
        return model.Syntax.Instructions.OfType<CommandInstructionSyntax>()
            .Select(model.GetScript).OfType<ShellScript>();
    }

    private static LogicalText Verbatim(string text) =>
        LogicalText.Verbatim(new SourceFile("", text), new TextSpan(0, text.Length));

    private static string Mutate(string text, Random random)
    {
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at)),
                1 => text.Insert(at, s_fragments[random.Next(s_fragments.Length)]),
                _ => text.Insert(at, text.Substring(at, Math.Min(random.Next(1, 40), text.Length - at))),
            };
        }

        return text;
    }

    private static void Check(ShellScript script)
    {
        foreach (var node in script.Root.DescendantsAndSelf())
        {
            Assert.IsTrue(node.Span.Start >= 0, "a span outside the text");
            foreach (var child in node.Children)
            {
                Assert.AreSame(node, child.Parent);
                Assert.IsTrue(
                    child is HereDocument || node is HereDocument
                        || (script.Root.Span.Contains(node.Span) && node.Span.Contains(child.Span)),
                    $"{child} is not in {node}");
            }

            if (node is ShellWord { Parts: { IsEmpty: false } parts })
            {
                Assert.AreEqual(node.Span.Start, parts[0].Span.Start);
                Assert.AreEqual(node.Span.End, parts[^1].Span.End);
            }
        }

        Assert.IsTrue(
            script.IsComplete || script.Dialect is ShellDialect.PowerShell or ShellDialect.Cmd
                || !script.Errors.IsEmpty,
            "not complete without a reason");
    }
}
