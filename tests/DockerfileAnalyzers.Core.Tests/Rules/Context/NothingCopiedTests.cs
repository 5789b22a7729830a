using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class NothingCopiedTests : RuleTests<NothingCopied>
{
    [TestMethod]
    [DataRow("*")]
    [DataRow("**")]
    [DataRow("**/*")]
    [DataRow("*.cs\n*\n")]
    public void All_of_the_context_is_excluded(string dockerignore) =>
        Verify("FROM alpine:3.22\nCOPY [|.|] /app\n", dockerignore: dockerignore, context: "a.cs 10\nsrc/b.cs 10");

    [TestMethod]
    [DataRow("*.txt", "*.txt")]
    [DataRow("docs/*.txt", "docs")]
    [DataRow("docs/?.txt", "**/*.txt")]
    [DataRow("docs", "docs/**")]
    [DataRow("docs/", "docs/*")]
    public void A_wildcard_or_a_folder_is_left_without_files(string source, string dockerignore) =>
        Verify(
            $"FROM alpine:3.22\ncopy [|{source}|] /x/\n",
            dockerignore: dockerignore,
            context: "a.txt 10\ndocs/b.txt 10\nsrc/c.cs 10");

    [TestMethod]
    public void The_message_names_the_pattern() => Verify("""
        FROM alpine:3.22
        COPY [|dist|] /srv/
        """,
        message: "'dist' copies no files; 'dist/**' on line 2 of '.dockerignore' excludes all of them",
        dockerignore: "bin\ndist/**\n", context: "dist/app.js 10");

    [TestMethod]
    [DataRow("*\n!src", ".")]
    [DataRow("*\n!**.cs", ".")]
    [DataRow("*/**", ".")]
    [DataRow("*.md", "*.txt")]
    public void Something_is_left(string dockerignore, string source) =>
        Verify($"FROM alpine:3.22\nCOPY {source} /app\n", dockerignore: dockerignore, context: "a.txt 10\nsrc/b.cs 10");

    [TestMethod]
    public void What_is_not_there_is_not_excluded() =>
        Verify(
            "FROM alpine:3.22\nCOPY package.json yarn.lock* ./\n",
            dockerignore: "yarn.lock",
            context: "package.json 10");

    [TestMethod]
    public void Of_a_folder_that_is_not_listed_an_exception_may_bring_files_back() =>
        Verify(
            "FROM alpine:3.22\nCOPY node_modules/* /app/\n",
            dockerignore: "*\n!node_modules/left-pad",
            context: "node_modules/ 1000");

    [TestMethod]
    public void Without_the_files_only_what_is_certain_is_said() => Verify("""
        FROM alpine:3.22
        COPY [|.|] /app
        COPY [|*.txt|] /txt/
        COPY docs /docs
        """, dockerignore: "*.txt\n**\n");

    [TestMethod]
    public void Another_stage_has_no_ignore_file() =>
        Verify(
            "FROM alpine:3.22 AS a\nFROM alpine:3.22\nCOPY --from=a . /app\n", dockerignore: "*", context: "a.txt 10");

    [TestMethod]
    [DataRow("dist/**", true)]
    [DataRow("dist/*", true)]
    [DataRow("dist/*.js", false)]
    [DataRow("dist/**\n!dist/index.html", false)]
    public void A_folder_that_is_not_listed_counts_as_a_whole(string patterns, bool isEmptied) =>
        Verify(
            $"FROM alpine:3.22\nCOPY {(isEmptied ? "[|dist|]" : "dist")} /x/\n",
            dockerignore: patterns,
            context: "dist/ 1000\na.js");

    [TestMethod]
    [DataRow("src/b.cs", false)]
    [DataRow("src/b.cs", true)]
    [DataRow("a.txt", false)]
    public void A_guessed_context_counts_if_something_that_is_copied_is_in_it(string copied, bool isCertain)
    {
        var input = TestInput.Create(
            "/src/Dockerfile", $"FROM alpine:3.22\nCOPY *.md /docs/\nCOPY {copied} /app/\n",
            dockerignore: "*.md", context: "a.txt 10\nb.md 10");
        var facts = new DockerfileFacts("/src/Dockerfile", "/src", isCertain, "/src/.dockerignore", TargetStage: null);
        var findings = RuleEngine.Analyze(input with { Project = ProjectFacts.Create([], facts) });
        Assert.AreEqual(isCertain || copied == "a.txt", findings.Any(finding => finding.Rule.Id == "DFA5106"));
    }
}
