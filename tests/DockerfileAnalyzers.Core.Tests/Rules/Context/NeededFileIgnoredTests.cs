using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class NeededFileIgnoredTests : RuleTests<NeededFileIgnored>
{
    [TestMethod]
    public void One_pattern_that_leaves_out_several_is_one_finding() => Verify(
        "[|*|]\n",
        path: "/src/.dockerignore",
        context: "a/x\nb/y\nc/z",
        dockerfile: "FROM alpine:3.23\nCOPY a b /app/",
        message: "'*' excludes 'a' and 'b', which COPY on line 2 of 'Dockerfile' needs; the build fails",
        fixedTo: "*\n!a\n!b\n");

    [TestMethod]
    public void The_Dockerfile_is_named_from_the_ignore_file() => Verify(
        "[|*|]\n",
        path: "/.dockerignore",
        context: "a/x",
        dockerfile: "FROM alpine:3.23\nCOPY a /app/",
        message: "'*' excludes 'a', which COPY on line 2 of 'src/Dockerfile' needs; the build fails");

    [TestMethod]
    public void A_bind_mount_needs_it_too() => Verify(
        "[|packages|]\n",
        path: "/src/.dockerignore",
        context: "packages/a.whl\nx",
        dockerfile: "FROM python:3.13-slim\nRUN --mount=type=bind,source=packages,target=/p pip install /p/a.whl",
        message: "'packages' excludes 'packages', which RUN on line 2 of 'Dockerfile' needs; the build fails");

    [TestMethod]
    public void A_secret_has_no_fix() => Verify(
        "[|.env|]\n", path: "/src/.dockerignore", context: ".env\nx", dockerfile: "FROM alpine:3.23\nCOPY .env /app/");

    [TestMethod]
    [DataRow("a/*", "COPY a /app", "a/x", DisplayName = "the folder itself is sent, empty")]
    [DataRow("*\n!a/x", "COPY a /app", "a/x\na/y", DisplayName = "an exception sends part of it")]
    [DataRow("*.txt", "COPY notes*.txt /app/", "notes1.txt", DisplayName = "a wildcard may match nothing")]
    [DataRow("a", "COPY a /app", "b", DisplayName = "it is not there: something may make it before the build")]
    [DataRow("a", "COPY --from=alpine:3.23 a /app", "a", DisplayName = "another image")]
    [DataRow("out", "COPY out/app /app", "out/", DisplayName = "what the folder holds is not known")]
    public void Where_the_build_goes_on_or_nobody_knows_the_rule_is_silent(
        string ignore, string copy, string context) =>
        Verify(ignore, path: "/src/.dockerignore", context: context, dockerfile: "FROM alpine:3.23\n" + copy);

    [TestMethod]
    public void A_stage_that_is_never_built_needs_nothing() => Verify("a", path: "/src/.dockerignore", context: "a\nb",
        dockerfile: "FROM alpine:3.23 AS unused\nCOPY a /\nFROM alpine:3.23\nCOPY b /");

    [TestMethod]
    public void An_unknown_context_keeps_the_rule_silent() =>
        Verify("a", path: "/src/.dockerignore", dockerfile: "FROM alpine:3.23\nCOPY a /");

    [TestMethod]
    [DataRow("*/**", "a.txt")]
    [DataRow("*\n!**.txt", "src/b.txt")]
    [DataRow("dist/**", "dist")]
    [DataRow("s**/x", "src/b.txt")]
    public void What_the_pattern_does_not_match_is_sent(string patterns, string source) =>
        Verify(
            patterns + "\n",
            path: "/src/.dockerignore",
            context: "a.txt\nsrc/b.txt\ndist/c.js",
            dockerfile: $"FROM alpine:3.22\nCOPY {source} /x/\n");

    [TestMethod]
    [DataRow("[|**.txt|]", "src/b.txt")]
    [DataRow("[|s**/b.txt|]", "src/b.txt")]
    [DataRow("[|*/**|]", "src/b.txt")]
    public void What_two_stars_match_is_not_sent(string patterns, string source) =>
        Verify(
            patterns + "\n",
            path: "/src/.dockerignore",
            context: "a.txt\nsrc/b.txt\ndist/c.js",
            dockerfile: $"FROM alpine:3.22\nCOPY {source} /x/\n");

    [TestMethod]
    public void The_fix_is_safe_where_every_build_fails_today() => Verify(
        "[|*.txt|]\n", dockerfile: "FROM debian:12\nCOPY a.txt /\n", context: "a.txt 100", path: "/src/.dockerignore",
        fix: "Add an exception", safety: FixSafety.Safe);
}
