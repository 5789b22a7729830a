using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>Outline, folding, colors, selections and links.</summary>
[TestClass]
internal sealed class StructureTests
{
    private const string Text = """
        # syntax=docker/dockerfile:1
        ARG V=1
        # one
        # two
        FROM node:22 AS build
        ENV A=b C="$V"
        RUN apt-get update && \
            echo "$A"
        COPY <<EOF /x
        text
        EOF
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        # dockerfile-analyzers ignore=DFA2001 -- because
        COPY --from=build /a /b
        """;

    [TestMethod]
    public async Task The_outline_has_stages_and_their_instructions()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var symbols = await session.AskAboutAsync("textDocument/documentSymbol", uri);

        Assert.AreEqual("ARG,build,mcr.microsoft.com/dotnet/aspnet:10.0", Names(symbols));
        Assert.AreEqual("ENV,RUN,COPY", Names(symbols[1]!["children"]!));
        Assert.AreEqual("A,C", Names(symbols[1]!["children"]![0]!["children"]!));
    }

    [TestMethod]
    public async Task Stages_instructions_and_comments_can_be_folded()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var ranges = await session.AskAboutAsync("textDocument/foldingRange", uri);

        Assert.AreEqual("2-3 comment,4-10 region,11-13 region,6-7 ,8-10 ", string.Join(",", ranges.AsArray()
            .Select(range => $"{range!["startLine"]}-{range["endLine"]} {range["kind"]}")));
    }

    [TestMethod]
    public async Task A_selection_grows_from_the_word_to_the_file()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var selection = (await session.AskAsync("textDocument/selectionRange", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},"positions":[{"line":7,"character":11}]}
            """))[0];
        var sizes = new List<string>();
        for (; selection is not null; selection = selection["parent"])
            sizes.Add($"{selection["range"]!["start"]!["line"]}-{selection["range"]!["end"]!["line"]}");

        Assert.IsGreaterThan(5, sizes.Count);
        Assert.AreEqual("7-7", sizes[0]);
        Assert.Contains("6-7", sizes);
        Assert.AreEqual("4-10", sizes[^2]);
        Assert.AreEqual("0-13", sizes[^1]);
    }

    [TestMethod]
    public async Task Images_lead_to_their_pages_and_sources_to_their_files()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.go", "1");
        folder.Write("Dockerfile", Text);
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text + "\nCOPY main.go /\n");

        var links = (await session.AskAboutAsync("textDocument/documentLink", uri)).AsArray()
            .Select(link => (string)link!["target"]!).ToArray();

        Assert.AreEqual("https://hub.docker.com/_/node", links[0]);
        Assert.AreEqual("https://mcr.microsoft.com/artifact/mar/dotnet/aspnet/about", links[1]);
        Assert.AreEqual(session.UriOf("main.go"), links[2]);
    }

    [TestMethod]
    public async Task Tokens_say_what_each_piece_is_and_stay_on_their_line()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var data = (await session.AskAboutAsync("textDocument/semanticTokens/full", uri))["data"]!.AsArray()
            .Select(value => (int)value!).ToArray();
        var tokens = Decode(data, Text).ToArray();

        foreach (var expected in new[]
        {
            "macro # syntax=docker/dockerfile:1", "keyword ARG", "variable V", "comment # one", "keyword FROM",
            "namespace node:22", "keyword AS", "class build", "keyword RUN", "function apt-get", "function echo",
            "variable A", "parameter --from", "class build",
        })
            Assert.Contains(expected, tokens);
    }

    [TestMethod]
    public async Task Tokens_of_a_range_are_those_of_the_whole_file_there()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        async Task<string[]> AskAsync(string method, string more) => [.. Decode([.. (await session.AskAsync(method,
            $$$"""{"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}}{{{more}}}}"""))["data"]!.AsArray()
            .Select(value => (int)value!)], Text)];
        var all = await AskAsync("textDocument/semanticTokens/full", "");
        var some = await AskAsync("textDocument/semanticTokens/range",
            ""","range":{"start":{"line":4,"character":0},"end":{"line":5,"character":3}}""".Replace("\\", ""));

        Assert.AreSequenceEqual(
            ["keyword FROM", "namespace node:22", "keyword AS", "class build", "keyword ENV"], some);
        Assert.AreSequenceEqual(some, all.Skip(Array.IndexOf(all, "keyword FROM")).Take(some.Length));
    }

    [TestMethod]
    public async Task An_ignore_file_has_an_outline_and_colors()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync(".dockerignore", "# files\n*.log\n!keep.log\n", "ignore");

        Assert.AreEqual(
            "*.log,!keep.log", Names(await session.AskAboutAsync("textDocument/documentSymbol", uri)));
        Assert.AreEqual(20, (await session.AskAboutAsync("textDocument/semanticTokens/full", uri))["data"]!
            .AsArray().Count);
    }

    private static string Names(JsonNode symbols) =>
        string.Join(",", symbols.AsArray().Select(symbol => (string?)symbol!["name"]));

    internal static IEnumerable<string> Decode(int[] data, string text)
    {
        var types = DockerfileAnalyzers.LanguageServer.Structure.SemanticTokensProvider.Types;
        var lines = text.Split('\n');
        var (line, character) = (0, 0);
        for (var i = 0; i < data.Length; i += 5)
        {
            character = data[i] == 0 ? character + data[i + 1] : data[i + 1];
            line += data[i];
            yield return $"{types[data[i + 3]]} {lines[line].Substring(character, data[i + 2])}";
        }
    }
}
