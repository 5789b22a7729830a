using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class AddInsteadOfCopyTests : RuleTests<AddInsteadOfCopy>
{
    [TestMethod]
    public void A_wildcard_may_find_an_archive() => Verify("""
        FROM alpine:3.23
        [|ADD|] files/* /app/
        """,
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM alpine:3.23
        COPY files/* /app/
        """);

    [TestMethod]
    [DataRow("git://example.org/a.git")]
    [DataRow("ssh://git@example.org/a.git")]
    [DataRow("\"app.tar.gz\"")]
    [DataRow("app.TAR.XZ")]
    [DataRow("$URL")]
    public void What_ADD_is_for_is_fine(string source) => Verify($"FROM alpine:3.23\nADD {source} /app/\n");

    [TestMethod]
    public void Case_is_kept() => Verify("""
        from alpine:3.23
        [|add|] ["a b", "/c"]
        """,
        fixedTo: """
        from alpine:3.23
        copy ["a b", "/c"]
        """);

    [TestMethod]
    [DataRow("tool.gem")]
    [DataRow("pkg/tool.crate")]
    [DataRow("tool.apk")]
    [DataRow("rootfs.IMG")]
    [DataRow("machine.ova")]
    public void An_archive_by_another_name_may_be_unpacked(string source) => Verify(
        $"FROM alpine:3.23\n[|ADD|] {source} /app/\n",
        fixedTo: $"FROM alpine:3.23\nCOPY {source} /app/\n",
        safety: FixSafety.Unsafe);
}
