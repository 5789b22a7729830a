using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ShellFormStartTests : RuleTests<ShellFormStart>
{
    [TestMethod]
    public void Where_the_shell_has_something_to_do_there_is_no_fix() => Verify("""
        FROM alpine:3.23
        [|ENTRYPOINT|] migrate && serve $PORT
        """);

    [TestMethod]
    public void Quotes_become_JSON() => Verify("""
        FROM alpine:3.23
        [|CMD|] httpd -c 'a "b" \d' "c d"
        """,
        fixedTo: """
        FROM alpine:3.23
        CMD ["httpd", "-c", "a \"b\" \\d", "c d"]
        """);

    [TestMethod]
    public void A_script_may_need_the_shell() => Verify("""
        FROM alpine:3.23
        [|CMD|] ./start.sh
        """,
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM alpine:3.23
        CMD ["./start.sh"]
        """);

    [TestMethod]
    [DataRow("cd /app")]
    [DataRow("A=1 serve")]
    [DataRow("serve > log")]
    [DataRow("serve *.html")]
    [DataRow("serve ~/x")]
    [DataRow("serve {a,b}")]
    [DataRow("serve $(hostname)")]
    public void What_only_a_shell_can_do_stays(string script)
    {
        var input = TestInput.Create("/src/Dockerfile", $"FROM alpine:3.23\nCMD {script}\n");
        Assert.AreEqual(input.File.Text, FixApplier.Apply(input, finding => finding.Rule.Id == "DFA4310").Text);
    }

    [TestMethod]
    public void Windows_has_its_own_ways() => Verify("""
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        SHELL ["powershell", "-Command"]
        CMD Start-Service W3SVC
        """);

    [TestMethod]
    public void What_has_no_effect_is_another_matter() => Verify("""
        FROM alpine:3.23
        CMD httpd -f
        [|CMD|] httpd -f -p 8080
        """);

    [TestMethod]
    [DataRow("app # the server")]
    [DataRow("jobs")]
    [DataRow("return 3")]
    [DataRow("times")]
    public void A_comment_and_a_builtin_need_the_shell(string command) =>
        Verify($"FROM debian:12-slim\n[|CMD|] {command}\n", fix: "");

    [TestMethod]
    [DataRow("FROM debian:12\nENTRYPOINT [\"tini\", \"--\"]\n[|CMD|] npm start", "ENTRYPOINT")]
    [DataRow("FROM debian:12 AS base\nENTRYPOINT [\"/e\"]\nFROM base\n[|CMD|] serve now", "ENTRYPOINT")]
    [DataRow("FROM postgres:16\n[|CMD|] postgres -c x=y", "an ENTRYPOINT of the base image")]
    [DataRow("FROM example/app\n[|CMD|] serve now", "an ENTRYPOINT of the base image")]
    [DataRow("ARG BASE\nFROM $BASE\n[|CMD|] serve now", "an ENTRYPOINT of the base image")]
    public void An_entry_point_would_get_other_arguments(string dockerfile, string entrypoint) => Verify(
        dockerfile + "\n",
        fix: $"Write CMD in exec form; {entrypoint} then gets other arguments",
        safety: FixSafety.Unsafe);
}
