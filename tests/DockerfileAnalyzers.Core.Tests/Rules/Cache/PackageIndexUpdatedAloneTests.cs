using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Cache;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Cache;

[TestClass]
internal sealed class PackageIndexUpdatedAloneTests : RuleTests<PackageIndexUpdatedAlone>
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
    public void What_the_first_shell_changes_the_second_does_not_see(string first) =>
        Verify($"FROM debian:12\nRUN {first}\nRUN apt-get install -y git && ./local.sh\n");

    [TestMethod]
    public void An_installation_with_an_update_of_its_own_is_fine() => Verify("""
        FROM debian:12
        RUN apt-get update && apt-get upgrade -y
        RUN apt-get update && apt-get install -y git
        """);

    [TestMethod]
    [DataRow("rm -rf /var/lib/apt/lists/*")]
    [DataRow("rm -r /var/lib/apt/lists")]
    public void Lists_that_the_same_RUN_deletes_are_not_those_of_a_later_installation(string removal) => Verify($"""
        FROM debian:12
        RUN apt-get update && /bin/bash /scripts/common.sh && {removal}
        RUN curl -fsSL https://deb.example.com/setup.sh | bash - && apt-get install -y nodejs
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
         && apt-get install -y git `
         && rm -rf /var/lib/apt/lists/*
        """);

    [TestMethod]
    public void All_that_install_from_the_same_lists_are_joined() => Verify("""
        FROM debian:12-slim
        RUN [|apt-get|] update
        RUN apt-get install -y git
        RUN apt-get install -y curl
        """,
        safety: FixSafety.Safe,
        fixedTo: """
        FROM debian:12-slim
        RUN apt-get update \
         && apt-get install -y git \
         && apt-get install -y curl \
         && rm -rf /var/lib/apt/lists/*
        """);

    [TestMethod]
    [DataRow("COPY x y\nRUN apt-get install -y curl")]
    [DataRow("RUN mk-build-deps -i")]
    [DataRow("RUN apt-cache policy git")]
    [DataRow("ONBUILD RUN apt-get install -y curl")]
    [DataRow("FROM build\nRUN apt-get build-dep -y git")]
    public void Lists_that_something_else_needs_stay(string later) =>
        Verify(
            $"FROM debian:12 AS build\nRUN [|apt-get|] update\nRUN apt-get install -y git\nUSER app\n{later}\n",
            fix: "");

    [TestMethod]
    public void A_script_that_may_need_the_lists_makes_it_unsafe() => Verify(
        "FROM debian:12\nRUN [|apt-get|] update\nRUN apt-get install -y git\nCOPY . .\nRUN ./install.sh\n",
        fix: "Merge with the installation and run 'rm -rf /var/lib/apt/lists/*'; './install.sh' may need the lists",
        safety: FixSafety.Unsafe);

    [TestMethod]
    public void Lists_that_the_installation_deletes_are_deleted_once() => Verify(
        "FROM debian:12\nRUN [|apt-get|] update\nRUN apt-get install -y git && rm -rf /var/lib/apt/lists/*\n",
        fixedTo: "FROM debian:12\nRUN apt-get update \\\n && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n",
        safety: FixSafety.Safe);

    [TestMethod]
    public void In_a_stage_that_is_not_shipped_nothing_is_deleted() => Verify(
        "FROM debian:12 AS build\nRUN [|apt-get|] update\nRUN apt-get install -y git\nFROM debian:12\n"
            + "COPY --from=build /x /x\n",
        fixedTo: "FROM debian:12 AS build\nRUN apt-get update \\\n && apt-get install -y git\nFROM debian:12\n"
            + "COPY --from=build /x /x\n",
        safety: FixSafety.Safe);
}
