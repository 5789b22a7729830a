using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class UnknownStageTests : RuleTests<UnknownStage>
{
    [TestMethod]
    public void A_stage_has_nothing_to_copy_from_itself() => Verify("""
        FROM alpine:3.23 AS app
        COPY --from=[|app|] /a /b
        """,
        message: "A stage cannot copy from itself");

    [TestMethod]
    public void Numbers_count_the_stages_before() => Verify("""
        FROM alpine:3.23
        FROM alpine:3.23
        COPY --from=[|1|] /a /b
        COPY --from=[|7|] /a /b
        """);

    [TestMethod]
    public void A_later_stage_is_too_late() => Verify("""
        FROM alpine:3.23
        COPY --from=[|tools|] /a /b
        FROM alpine:3.23 AS tools
        """,
        message: "Stage 'tools' is defined later; a stage can only copy from earlier stages");

    [TestMethod]
    public void A_usual_name_of_a_stage_is_no_image() => Verify("""
        FROM alpine:3.23
        COPY --from=[|builder|] /a /b
        """);

    [TestMethod]
    public void Images_without_a_tag_are_fine() => Verify("""
        FROM alpine:3.23 AS base
        COPY --from=busybox /bin/sh /bin/sh
        COPY --from=golang:1.23 /usr/local/go /go
        COPY --from=example/tool /a /b
        """);
}
