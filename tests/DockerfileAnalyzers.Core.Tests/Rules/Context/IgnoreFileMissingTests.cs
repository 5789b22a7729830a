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
}
