using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
internal sealed class MalformedSuppressionTests : RuleTests<MalformedSuppression>
{
    private const string From = "\nFROM debian:12\n";

    [TestMethod]
    [DataRow("# dockerfile-analyzers ignore", "write '# dockerfile-analyzers ignore=DFA1202'")]
    [DataRow("# dockerfile-analyzers: ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("#dockerfile-analyzers ignore DFA2001,DFA2201", "write '# dockerfile-analyzers ignore=DFA2001,DFA2201'")]
    [DataRow("# dockerfile-analyzers ignore: DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignore(DFA2001)", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignore=\"DFA2001\"", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow(
        "# dockerfile-analyzers ignore=DFA2001 (a toolbox)",
        "write '# dockerfile-analyzers ignore=DFA2001', with a reason after '--'")]
    [DataRow(
        "# dockerfile-analyzers ignore=DFA2001; a toolbox",
        "write '# dockerfile-analyzers ignore=DFA2001', with a reason after '--'")]
    [DataRow("# dockerfile-analyzers disable=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignroe=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignore_file=DFA2001", "write '# dockerfile-analyzers ignore-file=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignore-files=DFA2001", "write '# dockerfile-analyzers ignore-file=DFA2001'")]
    [DataRow("# dockerfile-analyzers DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzers=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzer ignore=RootUser", "write '# dockerfile-analyzers ignore=RootUser'")]
    [DataRow("# dockerfile-analyser ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile_analyzers ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# DockerfileAnalyzers ignore-file=DL3002", "write '# dockerfile-analyzers ignore-file=DL3002'")]
    [DataRow("# dockerfile analyzers ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dokerfile-analyzers ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignoreDFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignore-fileDFA2001", "write '# dockerfile-analyzers ignore-file=DFA2001'")]
    [DataRow("# dockerfile-analyzers ignore-next=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("## dockerfile-analyzers ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# # dockerfile-analyzers ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow("# dockerfile\u2011analyzers ignore=DFA2001", "write '# dockerfile-analyzers ignore=DFA2001'")]
    [DataRow(
        "# dockerfile\u2013analyzers ignore\u2013file=DFA2001", "write '# dockerfile-analyzers ignore-file=DFA2001'")]
    public void Near_misses_are_reported_with_the_right_form(string comment, string expected) =>
        Verify("[|" + comment + "|]" + From, message: "This comment does not suppress anything; " + expected);

    [TestMethod]
    [DataRow("# pragma warning disable DFA2001", "DFA2001")]
    [DataRow("#pragma warning disable DFA2001, DFA2201", "DFA2001, DFA2201")]
    [DataRow("# noqa: DFA2001", "DFA2001")]
    [DataRow("# nolint:DFA2001 // a toolbox", "DFA2001")]
    [DataRow("# eslint-disable-next-line DFA2001 -- a toolbox", "DFA2001")]
    [DataRow("# ReSharper disable once DFA2001", "DFA2001")]
    [DataRow("# checkov:skip=DFA2001:a toolbox", "DFA2001")]
    [DataRow("# trivy:ignore:DFA2001", "DFA2001")]
    public void The_forms_of_other_tools_do_not_suppress_our_rules(string comment, string rules) => Verify(
        "[|" + comment + "|]" + From,
        message: $"This comment does not suppress {rules}; write '# dockerfile-analyzers "
            + $"ignore={rules.Replace(" ", "")}'");

    [TestMethod]
    [DataRow("# dockerfile-analyzers ignore=[|DFA9999|]", "Unknown rule 'DFA9999'")]
    [DataRow("# dockerfile-analyzers ignore=DFA2201, [|RootUsr|]", "Unknown rule 'RootUsr'; did you mean 'DFA2001'?")]
    [DataRow("# dockerfile-analyzers ignore-file=[|DFA2OO1|]", "Unknown rule 'DFA2OO1'; did you mean 'DFA2001'?")]
    [DataRow(
        "# dockerfile-analyzers ignore=DFA2201 [|because|] of this",
        "Unknown rule 'because'; a reason must follow '--'")]
    [DataRow(
        "[|# dockerfile-analyzers ignore=|]",
        "Specify the rules to suppress, such as '# dockerfile-analyzers ignore=DFA1202'")]
    [DataRow(
        "[|# dockerfile-analyzers ignore-file= -- all|]",
        "Specify the rules to suppress, such as '# dockerfile-analyzers ignore=DFA1202'")]
    public void Rules_that_do_not_exist_are_reported(string comment, string expected) =>
        Verify(comment + From, message: expected);

    [TestMethod]
    [DataRow("# hadolint: ignore=DL3006", "ignore=DL3006")]
    [DataRow("# hadolint ignored=DL3006", "ignore=DL3006")]
    [DataRow("# hadolint ignore DL3006", "ignore=DL3006")]
    [DataRow("# hadolint ignore: DL3006, SC2086", "ignore=DL3006,SC2086")]
    [DataRow("# hadolint: ignore DL3006 # because", "ignore=DL3006")]
    [DataRow("# hadolint global ignroe=DL3006", "global ignore=DL3006")]
    [DataRow("# hadolint disable=DL3006", "ignore=DL3006")]
    [DataRow("# hadolint ignore", "ignore=DL3008")]
    public void Near_misses_of_the_comments_of_hadolint_are_reported(string comment, string expected) => Verify(
        "[|" + comment + "|]" + From,
        message: $"This comment does not suppress anything; write '# hadolint {expected}'");

    [TestMethod]
    public void All_names_without_a_rule_or_check_are_reported()
    {
        Verify("# hadolint ignore=[|DL30006|],DL3006,[|SC99|]" + From);
        Verify("# hadolint ignore=[|DL9999|]" + From, message: "Unknown check 'DL9999'");
        Verify("# dockerfile-analyzers ignore=[|DFA9999|],DFA2001,[|DFA9998|]" + From);
    }

    [TestMethod]
    [DataRow("# dockerfile-analyzers reports what is wrong here")]
    [DataRow("# DockerfileAnalyzers: see https://example.org")]
    [DataRow("# dockerfile-analyzers DFA2001 says why this is root")]
    [DataRow("# Dockerfile-analyzers ignore this file in CI")]
    [DataRow("# dockerfile-analyzers cannot ignore=this")]
    [DataRow("# The dockerfile-analyzers ignore=DFA2001 comment below has a reason")]
    [DataRow("# dockerfile analysis is done in the build")]
    [DataRow("# ignore=DFA2001")]
    [DataRow("# noqa: E501")]
    [DataRow("# pragma warning disable CS1591, DFA2001")]
    [DataRow("# hadolint ignore=DFA2001")]
    [DataRow("# check=skip=SecretsUsedInArgOrEnv")]
    [DataRow("# dockerfile ignores this")]
    [DataRow("# hadolint ignores DL3006 because of a bug")]
    [DataRow("# hadolint: ignore this file in CI")]
    [DataRow("# hadolint shell=bash")]
    [DataRow("# hadolint global ignore=DL3006,SC2086 # because")]
    [DataRow("# trivy:ignore:AVD-DS-0002")]
    [DataRow("# checkov:skip=CKV_DOCKER_3:no user is needed")]
    [DataRow("# dockerfile-analyzers  IGNORE = dfa2001,rootuser  --  a toolbox; (really)")]
    [DataRow("# dockerfile-analyzers ignore=DL3002,CKV_DOCKER_3,DFA0004")]
    public void Other_comments_are_left_alone(string comment) => Verify(comment + From);

    [TestMethod]
    public void A_comment_that_nothing_follows_suppresses_nothing()
    {
        Verify(
            "FROM debian:12\n[|# dockerfile-analyzers ignore=DFA2001|]\n\nCMD [\"bash\"]\n",
            message: "This comment does not suppress anything because no instruction follows it directly");
        Verify("FROM debian:12\n[|# dockerfile-analyzers ignore=DFA2001|]\n");
        Verify("# dockerfile-analyzers ignore-file=DFA2001\n\nFROM debian:12\n");
        Verify("FROM debian:12\nRUN a && \\\n  # dockerfile-analyzers ignore=DFA7001\n  b\n");
    }

    [TestMethod]
    public void A_comment_of_the_shell_suppresses_nothing()
    {
        Verify("FROM debian:12\nRUN make [|# dockerfile-analyzers ignore=DFA2001|]\n");
        Verify("FROM debian:12\nRUN <<EOF\n[|# dockerfile-analyzers ignore=DFA7001 -- why|]\nmake\nEOF\n");
    }

    [TestMethod]
    public void The_same_holds_in_an_ignore_file()
    {
        Verify("[|# dockerfile-analyzers: ignore=DFA5101|]\nbin/\n", path: "/src/.dockerignore");
        Verify("# dockerfile-analyzers ignore=[|DFA9999|]\nbin/\n", path: "/src/.dockerignore");
        Verify("bin/\n[|# dockerfile-analyzers ignore=DFA5101|]\n", path: "/src/.dockerignore");
        Verify(
            "# dockerfile-analyzers ignore=DFA5101\n\nbin/\n# what dockerfile-analyzers ignore\n",
            path: "/src/.dockerignore");
    }

    [TestMethod]
    [DataRow("# check=skip=JSONArgsRecommended;error=true")]
    [DataRow("# check=error=true;skip=all")]
    [DataRow("# check=skip=SomethingNew,StageNameCasing;experimental=all")]
    [DataRow("# check=skip=[|JSONArgsRecomended|]")]
    [DataRow("# check=error=true;skip=StageNameCasing,[|copyIgnoredFile|]")]
    [DataRow("# check=skip=StageNameCasing, [|FromAsCasing|]")]
    [DataRow("#!/usr/bin/env docker\n#check = skip=[|ALL|]")]
    public void Names_of_Dockers_checks_are_compared(string directive) => Verify(directive + From);
}
