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

    [TestMethod]
    [DataRow("*\n!.git\n!src\n", "COPY . .")]
    [DataRow("*.md\n", "COPY .git .git\nCOPY . .")]
    public void History_that_is_sent_on_purpose_is_no_mistake(string dockerignore, string copies) => Verify(
        dockerignore, path: "/src/.dockerignore", dockerfile: "FROM alpine:3.23\n" + copies + "\n", context: "src/a.cs\n.git/ 9000000");

    [TestMethod]
    public void The_settings_of_an_editor_are_too_small_to_mention() => Verify(
        "*.md\n", path: "/src/.dockerignore", dockerfile: "FROM alpine:3.23\nCOPY . .\n", context: "src/a.cs\n.vscode/ 8000\n.idea/ 20000");

    [TestMethod]
    public void A_front_end_is_built_with_the_settings_beside_its_bundlers_configuration() => Verify(
        "*.md\n", path: "/src/.dockerignore", dockerfile: "FROM alpine:3.23\nCOPY . .\n", context: "web/vite.config.ts\nweb/.env\nweb/index.html");

    [TestMethod]
    public void Secrets_beside_a_program_are_sent_by_mistake() => Verify(
        "[||]*.md\n", path: "/src/.dockerignore", dockerfile: "FROM alpine:3.23\nCOPY . .\n", context: "src/a.cs\n.env");
}
