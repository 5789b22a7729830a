using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
internal sealed class UnexplainedSuppressionTests : RuleTests<UnexplainedSuppression>
{
    private const string Required = "dockerfile_analyzers.require_suppression_reason = true";

    [TestMethod]
    [DataRow("dockerfile-analyzers ignore=DFA2201, RootUser", "DFA2201, RootUser", "--")]
    [DataRow("dockerfile-analyzers ignore-file=DFA2201 --", "DFA2201", "--")]
    [DataRow("hadolint ignore=DL3006", "DL3006", "#")]
    [DataRow("hadolint global ignore=DL3006,DL3008", "DL3006, DL3008", "#")]
    [DataRow("checkov:skip=CKV_DOCKER_3", "CKV_DOCKER_3", ":")]
    [DataRow("tally ignore=hadolint/DL3006", "DL3006", ";reason=")]
    public void A_comment_without_a_reason_is_reported(string comment, string names, string mark) => Verify(
        $"[|# {comment}|]\nFROM debian",
        config: Required,
        message: $"The suppression of {names} has no reason; add one after '{mark}'");

    [TestMethod]
    [DataRow("dockerfile-analyzers ignore=DFA2201 -- the newest is wanted")]
    [DataRow("hadolint ignore=DL3006 # the newest is wanted")]
    [DataRow("checkov:skip=CKV_DOCKER_3:root is needed")]
    [DataRow("tally ignore=hadolint/DL3006;reason=wanted")]
    [DataRow("trivy:ignore:AVD-DS-0002")]
    [DataRow("check=skip=all")]
    [DataRow("an ordinary comment")]
    public void What_has_a_reason_or_no_place_for_one_is_left_alone(string comment) =>
        Verify($"# {comment}\nFROM debian", config: Required);

    [TestMethod]
    public void Without_the_setting_no_reason_is_required() =>
        Verify("# dockerfile-analyzers ignore=DFA2201\nFROM debian");

    [TestMethod]
    public void In_an_ignore_file_too() => Verify(
        "[|# dockerfile-analyzers ignore-file=DFA5202|]\nbin", path: "/src/.dockerignore", config: Required);
}
