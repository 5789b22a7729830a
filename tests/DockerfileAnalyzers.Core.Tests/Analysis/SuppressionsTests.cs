using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Analysis;

[TestClass]
public sealed class SuppressionsTests
{
    [TestMethod]
    [DataRow("# dockerfile-analyzers ignore=DFA2201 -- always the newest\nFROM debian\n", true)]
    [DataRow("# dockerfile-analyzers ignore=FloatingBaseImage\nFROM debian\n", true)]
    [DataRow("# dockerfile-analyzers ignore=DFA2001, DFA2201\nFROM debian\n", true)]
    [DataRow("FROM --platform=linux/amd64 \\\n# dockerfile-analyzers ignore=DFA2201\n debian\n", true)]
    [DataRow("FROM scratch\n\n# dockerfile-analyzers ignore-file=DFA2201\nFROM debian\n", true)]
    [DataRow("# hadolint ignore=DL3006\nFROM debian\n", true)]
    [DataRow("# hadolint global ignore=DL3006\n\nFROM debian\n", true)]
    [DataRow("# dockerfile-analyzers ignore=DFA9999\nFROM debian\n", false)]
    [DataRow("# hadolint ignore=DL3008\nFROM debian\n", false)]
    [DataRow("#hadolint   GLOBAL  ignore = DL3001,DL3006 # the newest\nFROM scratch\nFROM debian\n", true)]
    [DataRow("# hadolint stage ignore=DL3006\nFROM debian\n", true)]
    [DataRow("# hadolint stage ignore=DL3006\nFROM scratch\nFROM debian\n", false)]
    [DataRow("FROM scratch\n# hadolint stage ignore=DL3006\nFROM debian\n", true)]
    [DataRow("ARG A\n# hadolint stage ignore=DL3006\n\nFROM debian\n", true)]
    [DataRow("# dockerfile-analyzers ignore=all\nFROM debian\n", false)]
    [DataRow("# trivy:ignore:AVD-DS-0001\nFROM debian\n", true)]
    [DataRow("# trivy:ignore:DS002 trivy:ignore:DS001:exp:2030-01-01\nFROM scratch\nFROM debian\n", true)]
    [DataRow("FROM scratch\n# trivy:ignore:DS-0001\nRUN true\nFROM debian\n", false)]
    [DataRow("FROM scratch\nFROM debian\n#checkov:skip=CKV_DOCKER_7:the newest is wanted\n", true)]
    [DataRow("# checkov:skip=CKV_DOCKER_2:none\nFROM debian\n", false)]
    [DataRow("# tally ignore=hadolint/DL3006;reason=newest\nFROM debian\n", true)]
    public void Comments_ignore_what_they_name(string text, bool isSuppressed)
    {
        var finding = RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", text)))
            .Single(finding => finding.Rule.Id == "DFA2201");
        Assert.AreEqual(isSuppressed, finding.IsSuppressed);
    }

    [TestMethod]
    [DataRow("# check=skip=SecretsUsedInArgOrEnv\nFROM debian:12\nENV API_KEY=abc\n", true)]
    [DataRow("# check=skip=all\nFROM debian:12\nENV API_KEY=abc\n", true)]
    [DataRow(
        "#!/usr/bin/env docker\n# syntax=docker/dockerfile:1\n# check=skip=all\nFROM debian:12\nENV API_KEY=abc\n",
        true)]
    [DataRow(
        "# CHECK = error=true;skip=StageNameCasing,SecretsUsedInArgOrEnv\nFROM debian:12\nENV API_KEY=abc\n", true)]
    [DataRow("# check=skip=StageNameCasing, SecretsUsedInArgOrEnv\nFROM debian:12\nENV API_KEY=abc\n", false)]
    [DataRow("# check=skip=secretsusedinargorenv\nFROM debian:12\nENV API_KEY=abc\n", false)]
    [DataRow("# check=skip=DFA2001\nFROM debian:12\nENV API_KEY=abc\n", false)]
    [DataRow("FROM debian:12\n# check=skip=SecretsUsedInArgOrEnv\nENV API_KEY=abc\n", true)]
    [DataRow("# check=skip=JSONArgsRecommended\nFROM debian:12\nENV API_KEY=abc\n", false)]
    public void BuildKits_check_directive_counts_for_the_same_rule(string text, bool isSuppressed)
    {
        var finding = RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", text)))
            .Single(finding => finding.Rule.Id == "DFA2101");
        Assert.AreEqual(isSuppressed, finding.IsSuppressed);
    }

    [TestMethod]
    [DataRow(
        "# hadolint stage ignore=DL3042,DL3009\nFROM debian:12 AS a\nRUN apt-get update\nRUN pip install x\n"
            + "FROM debian:12\nRUN apt-get update\n",
        "6")]
    [DataRow(
        "FROM debian:12 AS a\nRUN apt-get update\n# hadolint stage ignore=DL3009\nRUN true\nFROM a\n"
            + "RUN apt-get update\n",
        "6")]
    [DataRow(
        "# hadolint global ignore=DL3009\nFROM debian:12 AS a\nRUN apt-get update\nFROM a\nRUN apt-get update\n", "")]
    public void hadolints_scopes_are_those_of_hadolint(string text, string lines)
    {
        var file = new SourceFile("Dockerfile", text);
        var left = RuleEngine.Analyze(AnalysisInput.Create(file))
            .Where(finding => finding.Rule.Id == "DFA1201" && !finding.IsSuppressed);
        Assert.AreEqual(
            lines, string.Join(" ", left.Select(finding => file.Lines.GetPosition(finding.Span.Start).Line + 1)));
    }

    [TestMethod]
    [DataRow("# hadolint shell=bash\nFROM debian:12\nRUN a=(1 2)\n", "")]
    [DataRow("FROM debian:12\nRUN a=(1 2)\n# hadolint shell = /bin/bash # its own\n\nRUN b=(1 2)\n", "2")]
    [DataRow("# hadolint shell=bash\n\nFROM debian:12 AS a\nRUN true\nFROM debian:12\nRUN a=(1 2)\n", "")]
    [DataRow("FROM debian:12 AS a\n# hadolint shell=bash\nRUN a=(1 2)\nFROM debian:12\nRUN a=(1 2)\n", "5")]
    [DataRow("FROM debian:12 AS a\nRUN true\n# hadolint shell=bash\nFROM debian:12\nRUN a=(1 2)\n", "")]
    [DataRow("# hadolint shell=bash\nFROM debian:12\nSHELL [\"/bin/sh\", \"-c\"]\nRUN a=(1 2)\n", "4")]
    [DataRow("# hadolint shell=pwsh\nFROM debian:12\nRUN $a = @(1, 2)\n", "")]
    [DataRow("# hadolint shell=dash\nFROM example.org/unknown:1\nRUN a=(1 2)\n", "3")]
    [DataRow("# hadolint shell=nonsense\nFROM debian:12\nRUN a=(1 2)\n", "3")]
    public void hadolints_shell_is_that_of_what_follows(string text, string lines)
    {
        var file = new SourceFile("Dockerfile", text);
        var found = RuleEngine.Analyze(AnalysisInput.Create(file))
            .Where(finding => finding.Rule.Id is "DFA7201" or "DFA7001");
        Assert.AreEqual(
            lines,
            string.Join(" ", found.Select(finding => file.Lines.GetPosition(finding.Span.Start).Line + 1).Distinct()));
    }

    [TestMethod]
    [DataRow("FROM debian:12\nCOPY a /a\n", 1)]
    [DataRow("# check=skip=CopyIgnoredFile\nFROM debian:12\nCOPY a /a\n", 0)]
    [DataRow("# check=error=true;skip=all\nFROM debian:12\nCOPY a /a\n", 0)]
    [DataRow("FROM debian:12\n# check=skip=CopyIgnoredFile\nCOPY a /a\n", 0)]
    [DataRow("# check=skip=StageNameCasing\nFROM debian:12\nCOPY a /a\n", 1)]
    public void A_skipped_check_of_the_build_context_is_skipped_in_the_ignore_file(string dockerfile, int count)
    {
        var input = Infrastructure.TestInput.Create(
            "/src/.dockerignore", "a\n", context: "a\nb", dockerfile: dockerfile);
        Assert.HasCount(
            count,
            RuleEngine.Analyze(input)
                .Where(finding => finding.Rule.Id == "DFA5103" && !finding.IsSuppressed).ToArray());
    }

    [TestMethod]
    public void Every_check_of_a_scanner_leads_to_rules_that_exist()
    {
        foreach (var row in Knowledge.TableFile.Read("peer-rules.tsv"))
        {
            foreach (var id in row[1].Split(' '))
                Assert.IsNotNull(RuleCatalog.Find(id), row[0]);
        }
    }
}
