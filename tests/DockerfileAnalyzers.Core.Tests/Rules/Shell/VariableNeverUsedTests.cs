using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class VariableNeverUsedTests : RuleTests<VariableNeverUsed>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN a=1; b=2; c=3; export b; echo $((a)) \"${c:-}\"")]
    [DataRow("FROM debian:12\nENV A=1\nRUN A=2 && b")]
    [DataRow("FROM debian:12\nRUN set -a && A=1 && b")]
    [DataRow("FROM debian:12\nRUN _=1 && IFS=, && . ./x && y=1")]
    public void What_is_read_or_exported_is_used(string instructions) => Verify(instructions);

    [TestMethod]
    public void An_export_that_nothing_follows_would_mend_nothing() =>
        Verify("FROM debian:12\nRUN [|DEBIAN_FRONTEND|]=noninteractive");

    [TestMethod]
    [DataRow("a=1; trap 'echo $a' EXIT; make")]
    [DataRow("a=1; trap \"rm \\$a\" EXIT; make")]
    [DataRow("a=1; alias x='echo $a'; x")]
    [DataRow("a=1; PS4='+$a '; set -x; make")]
    [DataRow("a=1; b=a; echo ${!b}")]
    [DataRow("eval 'a=1'; make")]
    [DataRow("a=1; list[a]=2; echo ${list[1]}")]
    [DataRow("a=1; declare -n b=a; echo $b")]
    [DataRow("a=1; set")]
    public void What_the_shell_reads_later_or_by_name_is_used(string script) =>
        Verify($"FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN {script}\n");

    [TestMethod]
    public void Another_shell_does_not_see_it() => Verify("""
        FROM debian:12
        RUN [|a|]=1; sh -c 'echo $a'
        """);

    [TestMethod]
    [DataRow("[|LDFLAGS|]=-s && cmake . && make")]
    [DataRow("[|NODE_ENV|]=production && npm ci")]
    [DataRow("[|CGO_ENABLED|]=0; go build ./...")]
    public void An_export_that_a_build_reads_is_unsafe(string script)
    {
        var name = script.Split('|')[1];
        Verify($"FROM debian:12\nRUN {script}\n",
            fix: $"Export '{name}', which the commands after it then read", safety: FixSafety.Unsafe);
    }
}
