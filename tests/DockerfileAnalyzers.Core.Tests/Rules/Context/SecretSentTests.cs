using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class SecretSentTests : RuleTests<SecretSent>
{
    [TestMethod]
    public void The_files_are_named() => Verify(
        "[||]*.md\n",
        path: "/src/.dockerignore",
        context: "a.js\nkeys/server.key\nkeys/client.key\n.env.production",
        dockerfile: "FROM node:22.11\nCOPY . .",
        message: "'keys/server.key', 'keys/client.key' and '.env.production' are copied into the final image; "
            + "such files usually contain secrets",
        fixedTo: "*.md\n**/*.key\n**/.env.production\n");

    [TestMethod]
    public void What_a_COPY_names_is_what_another_rule_speaks_about() => Verify(
        "*.md\n", path: "/src/.dockerignore", context: ".env\na.js", dockerfile: "FROM node:22.11\nCOPY .env a.js ./");

    [TestMethod]
    public void An_example_is_no_secret() => Verify(
        "*.md\n",
        path: "/src/.dockerignore",
        context: ".env.example\n.env.sample\nappsettings.json\ntests/certs/a.pfx",
        dockerfile: "FROM node:22.11\nCOPY . .");

    [TestMethod]
    public void A_folder_that_nobody_copies_does_no_harm() => Verify(
        "*.md\n",
        path: "/src/.dockerignore",
        context: "certs/a.pfx\nsrc/a.js",
        dockerfile: "FROM node:22.11\nCOPY src .");

    [TestMethod]
    public void A_front_end_is_built_with_the_settings_beside_its_bundlers_configuration() => Verify(
        "[||]*.md\n",
        path: "/src/.dockerignore",
        context: "web/vite.config.ts\nweb/.env\nweb/.env.production\napi/package.json\napi/.env",
        dockerfile: "FROM node:22.11\nCOPY . .",
        message: "'api/.env' is copied into the final image; such files usually contain secrets");

    [TestMethod]
    public void What_an_exception_or_a_COPY_names_is_sent_on_purpose()
    {
        Verify(
            "*\n!config/.env\n!src\n",
            path: "/src/.dockerignore",
            context: "config/.env\nsrc/a.js",
            dockerfile: "FROM node:22.11\nCOPY . .");
        Verify(
            "*.md\n",
            path: "/src/.dockerignore",
            context: "certs/a.pfx\na.js",
            dockerfile: "FROM node:22.11\nCOPY certs/a.pfx /certs/\nCOPY . .");
    }
}
