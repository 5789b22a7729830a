using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class VulnerablePackagesTests : RuleTests<VulnerablePackages>
{
    private const string Scan = "layer rootfs\nlayer RUN /bin/sh -c apk add openssl # buildkit\n"
        + "package 1 critical 1 openssl\npackage 1 high 4 libssl\npackage 1 medium 9 zlib\npackage -1 high 1 busybox";

    [TestMethod]
    public void It_counts_by_severity_and_names_the_worst() => Verify("""
        FROM scratch
        [|RUN|] apk add openssl
        """,
        "'trivy.json' reports 1 critical and 8 high vulnerabilities in what this instruction adds: 'a', "
            + "'d' and 3 others",
        scan: "layer RUN /bin/sh -c apk add openssl # buildkit\npackage 0 critical 1 a\npackage 0 high 2 b\n"
            + "package 0 high 1 c\npackage 0 high 4 d\npackage 0 high 1 e");

    [TestMethod]
    public void What_no_instruction_brought_is_of_the_base() => Verify("""
        FROM [|alpine:3.20|] AS base
        [|RUN|] apk add openssl
        FROM base
        CMD ["sh"]
        """,
        "'trivy.json' reports 1 high vulnerability in the base image: 'busybox'", scan: Scan);

    [TestMethod]
    public void The_threshold_can_be_raised_in_the_editor_s_configuration() => Verify("""
        FROM alpine:3.20
        [|RUN|] apk add openssl
        """,
        "'trivy.json' reports 1 critical vulnerability in what this instruction adds: 'openssl'",
        scan: Scan,
        config: "dockerfile_analyzers.DFA2510.threshold = critical");

    [TestMethod]
    public void The_threshold_can_be_lowered_in_the_project() => Verify("""
        FROM [|alpine:3.20|]
        [|RUN|] apk add openssl
        """,
        scan: Scan, project: "DockerfileVulnerabilityThreshold=Medium");

    [TestMethod]
    public void Nothing_is_said_where_nothing_was_found() => Verify("FROM alpine:3.20", scan: "");

    [TestMethod]
    public void Nothing_is_said_without_a_scan() => Verify("FROM alpine:3.20");
}
