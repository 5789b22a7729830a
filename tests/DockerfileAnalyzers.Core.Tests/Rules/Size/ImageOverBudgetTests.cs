using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class ImageOverBudgetTests : RuleTests<ImageOverBudget>
{
    [TestMethod]
    public void Without_a_budget_anything_goes() => Verify("FROM mcr.microsoft.com/dotnet/sdk:10.0");

    [TestMethod]
    [DataRow("0")]
    [DataRow("none")]
    [DataRow("")]
    public void What_is_no_budget_is_none(string value) =>
        Verify("FROM mcr.microsoft.com/dotnet/sdk:10.0", project: "DockerfileAnalyzersMaxImageMegabytes=" + value);

    [TestMethod]
    public void The_finding_stands_at_the_largest_part() => Verify("""
        FROM alpine:3.23
        COPY small /small
        [|COPY|] large /large
        """,
        "The image is ≈ 130 MB but its size budget is 100 MB; the largest part is this instruction, ≈ 120 MB",
        context: "small 1000\nlarge 120000000", project: "DockerfileAnalyzersMaxImageMegabytes=100");

    [TestMethod]
    public void Parts_in_a_parent_stage_count() => Verify("""
        FROM alpine:3.23 AS base
        [|COPY|] large /large
        FROM base
        CMD ["sh"]
        """,
        context: "large 120000000", project: "DockerfileAnalyzersMaxImageMegabytes=100");

    [TestMethod]
    public void An_unknown_base_does_not_hide_what_is_known() => Verify("""
        FROM registry.example.com/base:1
        [|COPY|] large /large
        """,
        "The image is at least 120 MB but its size budget is 100 MB; the largest part is this instruction, ≈ 120 MB",
        context: "large 120000000", project: "DockerfileAnalyzersMaxImageMegabytes=100");

    [TestMethod]
    public void A_lower_bound_within_the_budget_says_nothing() => Verify("""
        FROM registry.example.com/base:1
        RUN ./install-everything.sh
        """,
        project: "DockerfileAnalyzersMaxImageMegabytes=100");
}
