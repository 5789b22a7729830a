using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Cache;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Cache;

[TestClass]
public sealed class PackageIndexUpdatedAloneTests : RuleTests<PackageIndexUpdatedAlone>
{
    [TestMethod]
    public void Something_between_them_prevents_the_fix() => Verify("""
        FROM debian:12
        RUN [|apt-get|] update
        ENV A=1
        RUN apt-get install -y git
        """);

    [TestMethod]
    [DataRow("cd /x && [|apt-get|] update")]
    [DataRow("X=1 && [|apt-get|] update")]
    [DataRow("set -u && [|apt-get|] update")]
    [DataRow("[|apt-get|] update && exec true")]
    public void What_the_first_shell_changes_the_second_does_not_see(string first) => Verify($"FROM debian:12\nRUN {first}\nRUN apt-get install -y git && ./local.sh\n");

    [TestMethod]
    public void An_installation_with_an_update_of_its_own_is_fine() => Verify("""
        FROM debian:12
        RUN apt-get update && apt-get upgrade -y
        RUN apt-get update && apt-get install -y git
        """);

    [TestMethod]
    public void The_lists_in_a_cache_mount_are_fine() => Verify("""
        FROM debian:12
        RUN --mount=type=cache,target=/var/lib/apt apt-get update
        RUN --mount=type=cache,target=/var/lib/apt apt-get install -y git
        """);

    [TestMethod]
    public void The_escape_character_of_the_file_joins() => Verify("""
        # escape=`
        FROM debian:12
        RUN [|apt-get|] update
        RUN apt-get install -y git
        """,
        fixedTo: """
        # escape=`
        FROM debian:12
        RUN apt-get update `
         && apt-get install -y git
        """);

    [TestMethod]
    public void Where_a_third_installs_from_the_same_lists_the_fix_is_a_beginning() => Verify("""
        FROM debian:12-slim
        RUN [|apt-get|] update
        RUN apt-get install -y git
        RUN apt-get install -y curl
        """,
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM debian:12-slim
        RUN apt-get update \
         && apt-get install -y git
        RUN apt-get install -y curl
        """);
}
