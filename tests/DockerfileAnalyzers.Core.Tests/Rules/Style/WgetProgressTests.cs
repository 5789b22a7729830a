using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class WgetProgressTests : RuleTests<WgetProgress>
{
    [TestMethod]
    public void Busybox_knows_less() => Verify("""
        FROM alpine:3.23
        RUN [|wget|] https://example.org/a
        """,
        fixedTo: """
        FROM alpine:3.23
        RUN wget -q https://example.org/a
        """);

    [TestMethod]
    [DataRow("[|wget|] https://example.org/a 2>&1 | grep -i saved", FixSafety.Unsafe)]
    [DataRow("[|wget|] https://example.org/a 2> log", FixSafety.Unsafe)]
    [DataRow("{ [|wget|] https://example.org/a; } > log 2>&1", FixSafety.Unsafe)]
    [DataRow("[|wget|] https://example.org/a -O - | tar xz", FixSafety.Safe)]
    public void The_fix_is_unsafe_where_the_messages_are_read(string script, FixSafety safety) =>
        Verify($"FROM debian:12\nRUN {script}\n", safety: safety);
}
