using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class MountWithoutTargetTests : RuleTests<MountWithoutTarget>
{
    [TestMethod]
    [DataRow("type=cache")]
    [DataRow("type=tmpfs")]
    [DataRow("type=bind,source=x")]
    public void A_mount_on_the_root_directory_fails_the_build(string mount) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        RUN [|--mount={mount}|] make
        """);

    [TestMethod]
    public void A_cache_hides_the_working_directory() => Verify("""
        FROM debian:12
        WORKDIR /src
        RUN [|--mount=type=cache|] make
        """,
        message: "This cache mount has no target and is mounted on the working directory '/src'; "
            + "the command does not see the files there");

    [TestMethod]
    [DataRow("type=cache,dst=/root/.cache")]
    [DataRow("type=bind,source=x")]
    [DataRow("type=secret,id=x")]
    [DataRow("type=ssh")]
    public void Other_mounts_are_left_alone(string mount) => Verify($"""
        FROM debian:12
        WORKDIR /src
        RUN --mount={mount} make
        """);

    [TestMethod]
    public void Nothing_is_said_where_the_working_directory_is_not_known() => Verify("""
        FROM example/tools:1
        RUN --mount=type=cache make
        """);
}
