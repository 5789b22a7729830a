using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
public sealed class IgnoreFileMissingTests : RuleTests<IgnoreFileMissing>
{
    [TestMethod]
    public void A_context_that_is_not_known_keeps_the_rule_silent() => Verify("""
        FROM alpine:3.23
        COPY . .
        """);

    [TestMethod]
    public void Copying_folders_by_name_needs_none() => Verify("""
        FROM alpine:3.23
        COPY src /src
        """,
        context: "src/a.cs");

    [TestMethod]
    public void The_size_is_that_of_what_does_not_belong() => Verify("""
        FROM alpine:3.23
        COPY [|.|] .
        """,
        context: """
        a.cs
        node_modules/ 80000000
        .env 100
        """,
        saves: 80_000_100,
        newFile: """
        # Build output and local settings
        **/node_modules/
        # Secrets
        **/.env
        # Containers
        **/Dockerfile*
        **/.dockerignore
        """);

    [TestMethod]
    public void The_history_stays_where_the_build_reads_it() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY [|.|] .
        """,
        context: """
        Shop.csproj
        bin/
        .git/ 5000000
        """,
        project: "PackageReferences=MinVer/6.0.0",
        newFile: """
        # Build output and local settings
        **/bin/
        **/*.user
        # Containers
        **/Dockerfile*
        **/.dockerignore
        """);

    [TestMethod]
    public void One_that_could_not_be_read_is_not_missing()
    {
        var input = TestInput.Create("/src/Dockerfile", "FROM debian:12\nCOPY . .\n", context: "bin/\n.env");
        var facts = new DockerfileFacts("/src/Dockerfile", "/src", IsContextCertain: true, "/src/.dockerignore", null);
        var findings = RuleEngine.Analyze(input with { Project = ProjectFacts.Create([], facts) });
        Assert.IsFalse(findings.Any(finding => finding.Rule.Id.StartsWith("DFA5", StringComparison.Ordinal)), string.Join("\n", findings));
    }

    [TestMethod]
    [DataRow("DockerfileParser.cs 100", "**/Dockerfile")]
    [DataRow("DockerfileTools/", "**/Dockerfile")]
    [DataRow("Dockerfile.cs 100", "**/Dockerfile")]
    [DataRow("Dockerfile.arm64 100", "**/Dockerfile*")]
    public void Sources_whose_names_begin_as_a_Dockerfile_does_are_sent(string entry, string pattern) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY [|.|] /src\n", context: $"Dockerfile 100\n{entry}",
        newFile: $"# Containers\n{pattern}\n**/.dockerignore\n");

    [TestMethod]
    [DataRow(".env 100")]
    [DataRow("id_rsa 100")]
    [DataRow("node_modules/ 5000000")]
    [DataRow("coverage/ 5000000")]
    public void The_fix_is_unsafe_where_the_container_may_read_what_is_left_out(string entry) => Verify(
        "FROM node:24\nCOPY [|.|] /app\nCMD [\"node\", \"/app\"]\n", context: $"index.js 100\n{entry}",
        fix: "Add a .dockerignore, after which the build or the container may miss files that it reads", safety: FixSafety.Unsafe);
}
