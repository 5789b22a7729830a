using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>Hovers, inlay hints and code lenses.</summary>
[TestClass]
public sealed class HoverTests
{
    private const string Text = """
        ARG VERSION=3.22
        FROM alpine:${VERSION} AS build
        ARG NAME=world
        ENV GREETING="hello $NAME"
        RUN --mount=type=cache,target=/var/cache/apk apk add git
        RUN echo $GREETING
        FROM node:22
        COPY --from=build /a /b
        COPY src/app.js /app/
        HEALTHCHECK --interval=5s CMD curl localhost
        """;

    [TestMethod]
    [DataRow(4, 1, "Runs a command while the image is built", DisplayName = "instruction")]
    [DataRow(4, 1, "**Layer: ≈", DisplayName = "layer")]
    [DataRow(1, 2, "**Stage `build`** (used by", DisplayName = "FROM")]
    [DataRow(6, 6, "- Size: ", DisplayName = "size of an image")]
    [DataRow(6, 6, "- Operating system: Debian 12 (bookworm)", DisplayName = "system of an image")]
    [DataRow(6, 6, "supported until 20", DisplayName = "end of life")]
    [DataRow(6, 6, "saves ", DisplayName = "smaller variants")]
    [DataRow(1, 16, "**VERSION** (build argument): `3.22`", DisplayName = "variable of FROM")]
    [DataRow(5, 12, "**GREETING** (environment variable): `hello world`", DisplayName = "variable of a script")]
    [DataRow(5, 12, "Set on line 4", DisplayName = "where it is set")]
    [DataRow(4, 8, "**type=cache**", DisplayName = "mount")]
    [DataRow(4, 54, "**git** (Alpine 3.22)", DisplayName = "package")]
    [DataRow(7, 13, "**Stage `build`**", DisplayName = "stage")]
    [DataRow(8, 8, "- `src/app.js`: 2 kB", DisplayName = "source")]
    [DataRow(9, 15, "The time between two checks", DisplayName = "flag")]
    public async Task A_hover_says(int line, int character, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", Text);
        folder.Add("src/app.js", 1_500);
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var hover = await session.AskAsync("textDocument/hover", uri, line, character);

        Assert.AreEqual("markdown", (string?)hover["contents"]!["kind"]);
        StringAssert.Contains((string?)hover["contents"]!["value"], expected);
    }

    [TestMethod]
    public async Task A_pattern_of_an_ignore_file_says_what_it_matches()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", "FROM alpine:3.22\nCOPY . /a\n");
        folder.Add("logs/a.log", 2_000_000);
        folder.Write(".dockerignore", "**/*.log\nnothing\n");
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync(".dockerignore", "**/*.log\nnothing\n", "ignore");

        var found = await session.AskAsync("textDocument/hover", uri, 0, 2);
        var nothing = await session.AskAsync("textDocument/hover", uri, 1, 2);

        StringAssert.Contains((string?)found["contents"]!["value"], "Excludes 1 file, 2 MB");
        StringAssert.Contains((string?)found["contents"]!["value"], "`logs/a.log`");
        StringAssert.Contains((string?)nothing["contents"]!["value"], "does not match any file");
    }

    [TestMethod]
    public async Task Between_the_instructions_there_is_nothing_to_say()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\n\n# comment\n");

        Assert.IsNull(await session.AskAsync("textDocument/hover", uri, 2, 3));
    }

    [TestMethod]
    public async Task Layers_have_their_bytes_beside_them_and_stages_above_them()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var hints = await session.AskAsync("textDocument/inlayHint", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "range":{"start":{"line":0,"character":0},"end":{"line":99,"character":0} } }
            """);
        var lenses = await session.AskAboutAsync("textDocument/codeLens", uri);

        var onInstall = hints.AsArray().Single(hint => (int?)hint!["position"]!["line"] == 4)!;
        StringAssert.Matches((string?)onInstall["label"], new(@"\A≈ [\d.]+ MB, cached\z"));
        StringAssert.Contains((string?)onInstall["tooltip"]!["value"], "'git'");
        Assert.AreEqual(2, lenses.AsArray().Count);
        StringAssert.StartsWith((string?)lenses[0]!["command"]!["title"], "Stage build: ≈");
        StringAssert.StartsWith((string?)lenses[1]!["command"]!["title"], "Image: ");
    }

    [TestMethod]
    public async Task Hints_tell_what_an_edit_of_a_source_file_builds_again()
    {
        const string text = """
            FROM node:22 AS build
            WORKDIR /app
            COPY package.json ./
            RUN npm ci
            COPY . .
            RUN npm run build
            FROM nginx:1.29
            RUN echo hello
            COPY --from=build /app/dist /usr/share/nginx/html
            """;
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", text);
        folder.Write("package.json", "{}");
        folder.Add("src/app.js", 1_500);
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", text);

        var hints = (await session.AskAsync("textDocument/inlayHint", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "range":{"start":{"line":0,"character":0},"end":{"line":99,"character":0} } }
            """)).AsArray().GroupBy(hint => (int)hint!["position"]!["line"]!)
            .ToDictionary(group => group.Key, group => (string)group.Single()!["label"]!);
        var lenses = (await session.AskAboutAsync("textDocument/codeLens", uri)).AsArray()
            .Select(lens => (string)lens!["command"]!["title"]!).ToArray();

        foreach (var line in new[] { 2, 3, 7 })
            StringAssert.EndsWith(hints[line], "cached");
        foreach (var line in new[] { 4, 5, 8 })
            StringAssert.EndsWith(hints[line], "rebuilt on edit");
        StringAssert.StartsWith(lenses[0], "Stage build: ");
        StringAssert.EndsWith(lenses[0], "; a source edit rebuilds 2 of 4 steps");
        StringAssert.EndsWith(lenses[1], "; a source edit rebuilds 1 of 2 steps");
    }

    [TestMethod]
    public async Task A_stage_that_adds_nothing_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nUSER 1000\n");

        var lens = (await session.AskAboutAsync("textDocument/codeLens", uri))[0]!["command"]!["title"]!;

        StringAssert.Matches((string?)lens, new(@"\AImage: ≈ [\d.]+ MB, no additional layers\z"));
    }

    [TestMethod]
    [DataRow("RUN apt-get |update && apt-get install -y git", "**apt-get update**", "avoidable")]
    [DataRow("RUN apt-get up|date && apt-get install -y git", "**apt-get update**", "**Layer: ≈")]
    [DataRow("RUN echo a && make al|l", "**make**", "what 'make' writes is not known")]
    [DataRow("CMD [\"node\", \"ap|p.js\"]", "**node**", "default command")]
    public async Task Each_word_of_a_command_says_what_the_command_adds(string text, string name, string more)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        var uri = await session.OpenAsync("Dockerfile", "FROM debian:12\n" + text.Remove(cursor, 1) + "\n");

        var hover = (string?)(await session.AskAsync("textDocument/hover", uri, 1, cursor))["contents"]!["value"];

        StringAssert.StartsWith(hover, name);
        StringAssert.Contains(hover, more);
    }
}
