using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class LargeLayerTests : RuleTests<LargeLayer>
{
    [TestMethod]
    public void It_says_how_much_and_what() => Verify("""
        FROM scratch
        [|COPY|] data /data
        """,
        "This instruction adds ≈ 150 MB to the image: 'data/a.bin'",
        context: "data/a.bin 150000000");

    [TestMethod]
    public void A_lower_bound_is_enough() => Verify("""
        FROM debian:12
        [|RUN|] apt-get update \
            && apt-get install -y --no-install-recommends ffmpeg acme-codec \
            && rm -rf /var/lib/apt/lists/*
        """);

    [TestMethod]
    public void The_threshold_can_be_raised() => Verify("""
        FROM scratch
        COPY data /data
        """,
        context: "data/a.bin 150000000", config: "dockerfile_analyzers.DFA1301.megabytes = 200");

    [TestMethod]
    public void The_threshold_can_be_lowered() => Verify("""
        FROM scratch
        [|COPY|] data /data
        """,
        context: "data/a.bin 15000000", config: "dockerfile_analyzers.DFA1301.megabytes = 10");

    [TestMethod]
    public void What_another_rule_reports_does_not_count() => Verify("""
        FROM ubuntu:24.04
        COPY a /app
        RUN apt-get update && chown -R app /app
        """,
        context: "a 90000000");

    [TestMethod]
    public void Stages_that_are_not_shipped_may_be_large() => Verify("""
        FROM scratch AS build
        COPY data /data
        FROM scratch
        COPY --from=build /app /app
        """,
        context: "data/a.bin 150000000");

    [TestMethod]
    public void What_is_unknown_is_not_large() => Verify("""
        FROM node:22
        RUN npm ci && make install
        COPY . .
        """);
}
