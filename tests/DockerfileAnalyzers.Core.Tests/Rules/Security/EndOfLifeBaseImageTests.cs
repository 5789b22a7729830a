using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class EndOfLifeBaseImageTests : RuleTests<EndOfLifeBaseImage>
{
    [TestMethod]
    public void The_project_says_which_day_it_is() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        """,
        project: "DockerfileAnalyzersAsOfDate=2026-11-01");

    [TestMethod]
    public void A_code_name_is_a_version() => Verify("""
        FROM [|debian:buster|]
        """,
        message: "debian 10 ended on 2024-06-30: 'debian:buster' gets no security updates");

    [TestMethod]
    public void Long_term_support_counts() => Verify("""
        FROM debian:12
        """);

    [TestMethod]
    public void An_argument_with_a_default_is_resolved() => Verify("""
        ARG VERSION=6.0
        FROM [|mcr.microsoft.com/dotnet/sdk:${VERSION}|]
        """);

    [TestMethod]
    public void An_argument_without_one_is_not_guessed() => Verify("""
        ARG VERSION
        FROM mcr.microsoft.com/dotnet/sdk:${VERSION}
        """);

    [TestMethod]
    public void A_tag_that_names_no_version_is_fine() => Verify("""
        FROM node:lts
        """);
}
