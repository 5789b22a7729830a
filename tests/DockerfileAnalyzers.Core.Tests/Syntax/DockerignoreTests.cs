using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Syntax;

/// <summary>The files that a .dockerignore excludes, as Docker decides.</summary>
[TestClass]
public sealed class DockerignoreTests
{
    [TestMethod]
    [DataRow("bin", "bin", true)]
    [DataRow("bin", "bin/Debug/a.dll", true)]
    [DataRow("bin", "src/bin", false)]
    [DataRow("**/bin", "bin", true)]
    [DataRow("**/bin", "a/b/bin/c", true)]
    [DataRow("*/bin", "a/bin", true)]
    [DataRow("*/bin", "a/b/bin", false)]
    [DataRow("*.md", "README.md", true)]
    [DataRow("*.md", "docs/README.md", false)]
    [DataRow("**/*.md", "docs/README.md", true)]
    [DataRow("docs/**", "docs/a/b", true)]
    [DataRow("docs/**/b", "docs/b", true)]
    [DataRow("/bin/", "bin", true)]
    [DataRow("./bin/../obj", "obj", true)]
    [DataRow("a?c", "abc", true)]
    [DataRow("[a-c]x", "bx", true)]
    [DataRow("[^a-c]x", "bx", false)]
    [DataRow("\\*", "*", true)]
    [DataRow("\\*", "a", false)]
    [DataRow("\\[a", "[a", true)]
    [DataRow("[\\]a]", "]", true)]
    [DataRow("[a\\-z]", "-", true)]
    [DataRow("[a\\-z]", "b", false)]
    [DataRow("dist/**", "dist", false)]
    [DataRow("*/**", "a.txt", false)]
    [DataRow("**.env", "src/prod.env", true)]
    [DataRow("*\n!**.log", "src/b.log", false)]
    [DataRow("*\n!keep", "keep", false)]
    [DataRow("*\n!keep", "other", true)]
    [DataRow("!keep\n*", "keep", true)]
    [DataRow("dir\n!dir/keep", "dir/keep", false)]
    [DataRow("# bin", "bin", false)]
    [DataRow("\uFEFFbin\r\n", "bin", true)]
    [DataRow("BIN", "bin", false)]
    public void Patterns_decide(string file, string path, bool isIgnored) =>
        Assert.AreEqual(
            isIgnored,
            new IgnoreMatcher(DockerignoreParser.Parse(new SourceFile(".dockerignore", file)).Patterns)
                .IsIgnored(path));

    [TestMethod]
    [DataRow("!")]
    [DataRow("[a")]
    [DataRow("a\\")]
    [DataRow("[x-]")]
    [DataRow("[-x]")]
    [DataRow("[]a]")]
    [DataRow("[a-b-c]")]
    [DataRow("[z-a]")]
    [DataRow("a/[^]")]
    [DataRow("[a\\]")]
    [DataRow("!*.[ch")]
    public void A_broken_pattern_is_said_and_the_others_still_count(string broken)
    {
        var syntax = DockerignoreParser.Parse(new SourceFile(".dockerignore", broken + "\nbin\n"));
        Assert.HasCount(1, syntax.Errors);
        Assert.HasCount(1, syntax.Patterns);
    }
}
