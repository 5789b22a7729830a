using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
public sealed class UnneededFilesSentTests : RuleTests<UnneededFilesSent>
{
    [TestMethod]
    public void An_allow_list_is_fine() => Verify("""
        *
        !src
        """,
        path: "/src/.dockerignore",
        dockerfile: """
        FROM alpine:3.23
        COPY . .
        """,
        context: """
        src/a.cs
        bin/
        .env
        """);

    [TestMethod]
    public void What_nobody_copies_does_no_harm() => Verify("""
        *.md
        """,
        path: "/src/.dockerignore",
        dockerfile: """
        FROM alpine:3.23
        COPY src .
        """,
        context: """
        src/a.cs
        bin/
        """);
}
