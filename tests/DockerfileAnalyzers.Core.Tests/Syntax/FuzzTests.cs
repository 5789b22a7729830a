using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Syntax;

/// <summary>
/// Whatever the text is: no exception, no lost character, no span outside the file, and fixes that end.
/// </summary>
[TestClass]
public sealed class FuzzTests
{
    private const int Mutants = 20;

    private static readonly string[] s_fragments =
        ["\\\n", "\n", "\"", "'", "${", "}", "<<EOF\n", "EOF\n", "[", "]", "--", "#", "RUN ", "FROM x\n", "`", "$(",
            ")", "&&", "\r", "\t", "\0", "é", "ONBUILD ", "!", "if ", "case x in", ";;",
            " \\\nCOPY a b\n", "['a', b", "C:\\a\\\n", "VOLUME [", "# syntax=a/b\n", "\r\n", "EXPOSE ::1:", "@sha256:"];

    public static IEnumerable<object[]> Files => Repository.FindDockerfiles("Corpus");

    public static IEnumerable<object[]> ValidFiles =>
        Files.Where(row => !((string)row[0]).Contains("mistakes", StringComparison.Ordinal));

    [TestMethod]
    [DynamicData(nameof(ValidFiles))]
    public void A_real_file_has_no_error_and_its_tokens_tile_it(string path)
    {
        var syntax = Check(File.ReadAllText(Path.Combine(Repository.Root, path)));
        Assert.AreEqual("", string.Join("\n", syntax.Errors));
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Any_change_of_a_file_is_borne(string path)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, path));
        // A seed of its own for each file, the same in every run.
        var random = new Random(text.Length);
        for (var i = 0; i < Mutants; i++)
        {
            var mutant = Mutate(text, random);
            Check(mutant);
            var input = AnalysisInput.Create(new SourceFile("/src/Dockerfile", mutant)) with { AllRules = true };
            var findings = RuleEngine.Analyze(input);
            Assert.IsFalse(
                findings.Any(finding => finding.Rule.Id == "DFA0000"),
                string.Join("\n", findings.Select(finding => finding.Message)));
            Assert.IsTrue(findings.All(finding => finding.Span.Start >= 0 && finding.Span.End <= mutant.Length));
            var repaired = FixApplier.Apply(input, _ => true).Text;
            Assert.IsTrue(
                DockerfileParser.Parse(new SourceFile("", repaired)).Errors.Length
                    <= DockerfileParser.Parse(input.File).Errors.Length,
                "a fix broke the file");
            Assert.AreEqual(
                repaired,
                FixApplier.Apply(input with { File = new SourceFile(input.File.Path, repaired) }, _ => true).Text,
                "fixing did not end");
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at)),
                1 => text.Insert(at, s_fragments[random.Next(s_fragments.Length)]),
                _ => text.Insert(at, text.Substring(at, Math.Min(random.Next(1, 60), text.Length - at))),
            };
        }

        return text;
    }

    private static DockerfileSyntax Check(string text)
    {
        var syntax = DockerfileParser.Parse(new SourceFile("Dockerfile", text));
        var position = 0;
        foreach (var token in syntax.Tokens)
        {
            Assert.AreEqual(position, token.Span.Start, "a gap or an overlap");
            Assert.IsGreaterThan(0, token.Span.Length);
            position = token.Span.End;
        }

        Assert.AreEqual(text.Length, position);
        Assert.IsTrue(syntax.Errors.All(error => error.Span.Start >= 0 && error.Span.End <= text.Length));
        Assert.IsTrue(
            syntax.Instructions.All(instruction => instruction.Span.Start >= 0 && instruction.Span.End <= text.Length));
        return syntax;
    }
}
