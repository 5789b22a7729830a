using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>Dockerfiles that stand in a compose file.</summary>
[TestClass]
public sealed class ComposeTests
{
    private const string Text = """
        services:
          one:
            build:
              dockerfile_inline: |
                FROM alpine:3.22
                ENV A b
                RUN echo "€$A"

          two:
            build:
              dockerfile_inline: |-
                FROM alpine:3.22 AS x
                MAINTAINER me
                FROM alpine:3.22
                COPY --from=x /a /b
        volumes: {}
        """;

    private const string Capabilities = """
        {"textDocument":{"codeAction":{"codeActionLiteralSupport":{},"resolveSupport":{"properties":["edit"]}}},
        "workspace":{"workspaceEdit":{"documentChanges":true}}}
        """;

    [TestMethod]
    public async Task Findings_stand_where_the_text_stands_in_the_compose_file()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("compose.yaml", Text, "yaml");

        var diagnostics = await session.WaitForDiagnosticsAsync(uri, 1);

        Assert.AreEqual("5:12", Find(diagnostics, "DFA8002"));
        Assert.AreEqual("12:8", Find(diagnostics, "DFA8001"));
    }

    [TestMethod]
    public async Task Hover_completion_and_names_work_in_the_block()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("compose.yaml", Text, "yaml");

        var hover = await session.AskAsync("textDocument/hover", uri, 6, 21);
        var definition = await session.AskAsync("textDocument/definition", uri, 14, 20);
        var completion = await session.AskAsync("textDocument/completion", uri, 14, 20);
        var outside = await session.AskAsync("textDocument/hover", uri, 1, 3);

        StringAssert.Contains((string?)hover["contents"]!["value"], "`b`");
        Assert.AreEqual("11:28", Start(definition[0]!["range"]!));
        Assert.IsNotEmpty(completion["items"]!.AsArray());
        Assert.IsNull(outside);
    }

    [TestMethod]
    public async Task A_fix_and_a_suppression_keep_the_indentation_of_the_block()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("compose.yaml", Text, "yaml");

        var actions = (await session.AskAsync("textDocument/codeAction", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "range":{"start":{"line":12,"character":10},"end":{"line":12,"character":10} },
            "context":{"diagnostics":[]} }
            """)).AsArray();
        var fix = actions.First(action => action!["edit"] is not null)!;
        var suppression = await session.AskAsync("codeAction/resolve",
            actions.First(action => (string?)action!["title"] == "Suppress DFA8001 here")!.ToJsonString());

        StringAssert.Contains(
            Edited.Apply(Text, fix["edit"]!, uri, 1), "\n        LABEL org.opencontainers.image.authors=\"me\"\n");
        StringAssert.Contains(Edited.Apply(Text, suppression["edit"]!, uri, 1),
            "\n        # dockerfile-analyzers ignore=DFA8001 -- TODO: reason\n        MAINTAINER me\n");
    }

    [TestMethod]
    public async Task Colors_are_those_of_the_blocks_where_they_stand()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("compose.yaml", Text, "yaml");

        var data = (await session.AskAboutAsync("textDocument/semanticTokens/full", uri))["data"]!.AsArray()
            .Select(value => (int)value!).ToArray();
        var tokens = StructureTests.Decode(data, Text).ToArray();

        Assert.AreSequenceEqual(["keyword FROM", "namespace alpine:3.22", "keyword ENV", "variable A", "string b"],
            tokens.Take(5));
        Assert.AreSequenceEqual(["keyword COPY", "parameter --from", "class x"], tokens.TakeLast(3));
    }

    [TestMethod]
    public async Task The_blocks_are_formatted_and_the_rest_stays()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        const string text = "services:\n  a:\n    build:\n      dockerfile_inline: |\n        from alpine:3.22  \n"
            + "          run echo a \\\n        b\n    ports:   \n      - 1:1";
        var uri = await session.OpenAsync("compose.yaml", text, "yaml");

        var edits = await session.AskAsync("textDocument/formatting", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},"options":{"tabSize":2,"insertSpaces":true}}
            """);

        Assert.AreEqual("services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n"
            + "        RUN echo a \\\n          b\n    ports:   \n      - 1:1", Edited.Apply(text, edits));
    }

    [TestMethod]
    [DataRow("      context: ./web # the shop\n", "", DisplayName = "above the block")]
    [DataRow("", "      context: \"web\"\n", DisplayName = "below the block")]
    public async Task The_build_context_is_that_of_the_service(string above, string below)
    {
        using var folder = new TemporaryFolder();
        folder.Write("web/.dockerignore", "ignored.txt\n");
        folder.Write("web/ignored.txt", "1");
        folder.Write("web/app.js", "1");
        folder.Write("other.js", "1");
        var text = "services:\n  a:\n    build:\n" + above + "      dockerfile_inline: |\n        FROM alpine:3.22\n"
            + "        COPY app.js /\n        COPY \n" + below;
        folder.Write("compose.yaml", text);
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("compose.yaml", text, "yaml");
        var line = above.Length > 0 ? 6 : 5;

        var hover = await session.AskAsync("textDocument/hover", uri, line, 15);
        var completion = await session.AskAsync("textDocument/completion", uri, line + 1, 13);

        StringAssert.Contains((string?)hover["contents"]!["value"], "Copies 1 file");
        Assert.AreEqual("app.js", string.Join(",", completion["items"]!.AsArray()
            .Select(item => (string)item!["label"]!).Where(label => !label.StartsWith('.'))));
    }

    [TestMethod]
    public async Task A_block_without_text_is_no_error()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync(
            "compose.yaml", "services:\n  a:\n    build:\n      dockerfile_inline: |\n", "yaml");

        Assert.IsEmpty(await session.WaitForDiagnosticsAsync(uri, 1));
    }

    private static string Find(JsonNode[] diagnostics, string code) =>
        Start(diagnostics.Single(diagnostic => (string?)diagnostic["code"] == code)["range"]!);

    private static string Start(JsonNode range) => $"{range["start"]!["line"]}:{range["start"]!["character"]}";
}
