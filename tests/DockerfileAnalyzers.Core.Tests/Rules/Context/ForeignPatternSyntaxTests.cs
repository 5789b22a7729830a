using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class ForeignPatternSyntaxTests : RuleTests<ForeignPatternSyntax>
{
    [TestMethod]
    public void A_comment_starts_in_the_first_column() => Verify("bin\n  [|# obj|]\n", path: "/src/.dockerignore",
        message: "'# obj' does not match what was intended; a comment must start in the first column");

    [TestMethod]
    public void Exceptions_are_patterns_too() =>
        Verify("*\n!src[|\\|]app\n", path: "/src/.dockerignore", fixedTo: "*\n!src/app\n");

    [TestMethod]
    public void Outside_of_the_context_there_is_nothing() => Verify("[|..|]/secrets\n", path: "/src/.dockerignore");

    [TestMethod]
    public void The_line_breaks_of_the_file_are_kept() =>
        Verify("bin\r\n*.[|{a,b}|]\r\n", path: "/src/.dockerignore", fixedTo: "bin\r\n*.a\r\n*.b\r\n");

    [TestMethod]
    public void A_file_that_is_really_called_so_is_what_is_meant() =>
        Verify("{a,b}.txt\n", path: "/src/.dockerignore", context: "{a,b}.txt");

    [TestMethod]
    [DataRow("a#b")]
    [DataRow("\\!important")]
    [DataRow("name\\ with\\ blanks")]
    [DataRow("{a}")]
    [DataRow("[a-z]?/**/*.tmp")]
    [DataRow("a/../b")]
    public void Docker_reads_these_as_they_are_meant(string pattern) =>
        Verify(pattern + "\n", path: "/src/.dockerignore");

    [TestMethod]
    public void On_Windows_the_separator_is_one() => Verify(
        "*\n!obj\\Docker\\publish\\*\n",
        path: "/src/.dockerignore",
        dockerfile: "FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8\nCOPY . .");
}
