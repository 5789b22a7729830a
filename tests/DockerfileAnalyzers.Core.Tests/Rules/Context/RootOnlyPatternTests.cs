using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class RootOnlyPatternTests : RuleTests<RootOnlyPattern>
{
    private const string Dockerfile = "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .";

    [TestMethod]
    public void The_bytes_are_those_of_what_slips_through() => Verify(
        "[|node_modules/|]\n",
        path: "/src/.dockerignore",
        context: "node_modules/ 7000000\nweb/node_modules/ 80000000\nadmin/node_modules/ 40000000",
        dockerfile: Dockerfile,
        message: "'node_modules/' matches only in the root, unlike in a '.gitignore' file; "
            + "'web/node_modules' is copied into the final image",
        saves: 120_000_000,
        fixedTo: "**/node_modules/\n");

    [TestMethod]
    public void Secrets_slip_through_too() => Verify(
        "[|*.pfx|]\n",
        path: "/src/.dockerignore",
        context: "certs/site.pfx\na.cs",
        dockerfile: Dockerfile,
        fixedTo: "**/*.pfx\n");

    [TestMethod]
    [DataRow("/node_modules", DisplayName = "a leading slash means the root in a .gitignore, too")]
    [DataRow("node_modules\n**/node_modules", DisplayName = "another pattern does it")]
    [DataRow("*\n!web/a.js", DisplayName = "an allow-list")]
    public void Where_the_root_is_meant_or_nothing_slips_through_the_rule_is_silent(string ignore) =>
        Verify(ignore, path: "/src/.dockerignore", context: "web/node_modules/\nweb/a.js", dockerfile: Dockerfile);

    [TestMethod]
    public void What_nobody_copies_does_no_harm() => Verify(
        "node_modules\n",
        path: "/src/.dockerignore",
        context: "web/node_modules/\nsrc/a.js",
        dockerfile: "FROM node:22.11\nCOPY src .");

    [TestMethod]
    public void An_unknown_context_keeps_the_rule_silent() =>
        Verify("node_modules\n", path: "/src/.dockerignore", dockerfile: Dockerfile);

    [TestMethod]
    [DataRow("**.env")]
    [DataRow("**.pfx")]
    [DataRow("**id_rsa")]
    public void Two_stars_match_in_every_folder(string pattern) =>
        Verify(
            pattern + "\n",
            path: "/src/.dockerignore",
            context: "src/prod.env\nsrc/site.pfx\nsrc/id_rsa",
            dockerfile: "FROM alpine:3.22\nCOPY . .\n");

    [TestMethod]
    [DataRow("node_modules", "web/node_modules/ 80000000", "FROM node:24\nCOPY . /app\nCMD [\"node\", \"/app/web\"]")]
    [DataRow(
        "bin",
        "src/Shop.csproj 10\nsrc/bin/",
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . /src\nRUN cp -r /src/src/bin /app")]
    [DataRow(
        "b*",
        "src/Shop.csproj 10\nsrc/bin/\nsrc/backend/",
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . /src\nRUN dotnet publish /src/src")]
    [DataRow(".env", "web/.env 100", "FROM node:24\nCOPY . /app")]
    public void The_fix_is_unsafe_where_the_image_may_need_what_it_matches(
        string pattern, string context, string dockerfile) =>
        Verify(
            $"[|{pattern}|]\n", dockerfile: dockerfile, context: context, path: "/src/.dockerignore",
            fix: $"Ignore '**/{pattern}', which the build or the container may read", safety: FixSafety.Unsafe);
}
