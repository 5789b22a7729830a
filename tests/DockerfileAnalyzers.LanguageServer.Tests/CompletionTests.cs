using System.Text.Json.Nodes;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>Completion and signature help; <c>|</c> is the cursor.</summary>
[TestClass]
internal sealed class CompletionTests
{
    private const string Snippets = """{"textDocument":{"completion":{"completionItem":{"snippetSupport":true}}}}""";

    [TestMethod]
    [DataRow("|", "FROM,ARG", "", DisplayName = "instruction")]
    [DataRow("FROM alpine\nR|", "RUN", "FROM", DisplayName = "begun instruction")]
    [DataRow("from alpine\nr|", "run", "RUN", DisplayName = "instruction in lower case")]
    [DataRow("FROM alpine\nONBUILD |", "RUN,COPY", "", DisplayName = "instruction of ONBUILD")]
    [DataRow("FROM alp|", "alpine", "node", DisplayName = "image")]
    [DataRow("FROM mcr.microsoft.com/dotnet/|", "mcr.microsoft.com/dotnet/sdk,mcr.microsoft.com/dotnet/aspnet", "node")]
    [DataRow("FROM alpine:|", "3.22,3", "", DisplayName = "tag")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10|", "10.0,10.0-noble-chiseled", "9.0",
        DisplayName = "tag of .NET")]
    [DataRow("FROM alpine AS one\nFROM |", "one,alpine", "", DisplayName = "stage")]
    [DataRow("FROM alpine |", "AS", "", DisplayName = "AS")]
    [DataRow("ARG V=1\nFROM alpine:$|", "V,TARGETARCH", "", DisplayName = "variable of FROM")]
    [DataRow("FROM alpine\nENV A=1\nRUN echo ${|", "A", "", DisplayName = "variable in braces")]
    [DataRow("FROM alpine\nRUN echo $|\nENV LATER=1", "", "LATER", DisplayName = "no variable of later")]
    [DataRow("FROM alpine AS one\nFROM alpine\nCOPY --from=|", "one", "", DisplayName = "stage to copy from")]
    [DataRow("FROM alpine\nCOPY --|", "--from,--chown,--link", "--mount", DisplayName = "flags")]
    [DataRow("FROM alpine\nCOPY --link --|", "--from", "--link", DisplayName = "flags but for those that are there")]
    [DataRow("FROM --platform=|", "$BUILDPLATFORM,linux/arm64", "", DisplayName = "platform")]
    [DataRow("FROM alpine\nRUN --network=|", "none,host", "", DisplayName = "network")]
    [DataRow("FROM alpine\nRUN --mount=|", "type,target", "", DisplayName = "keys of a mount")]
    [DataRow("FROM alpine\nRUN --mount=type=|", "cache,secret", "", DisplayName = "types of a mount")]
    [DataRow("FROM alpine\nRUN --mount=type=cache,|", "target,sharing", "env,type", DisplayName = "keys of a cache")]
    [DataRow("FROM alpine\nRUN --mount=type=cache,sharing=|", "locked", "", DisplayName = "value of a key")]
    [DataRow("FROM alpine AS one\nFROM alpine\nRUN --mount=type=bind,from=|", "one", "",
        DisplayName = "mounted stage")]
    [DataRow("FROM alpine:3.22\nRUN apk add --no-cache gi|", "git", "gcc", DisplayName = "package of Alpine")]
    [DataRow("FROM debian:12\nRUN apt-get update && \\\n    apt-get install -y gi|", "git", "gcc")]
    [DataRow("FROM alpine\nRUN echo gi|", "", "git", DisplayName = "no package")]
    [DataRow("FROM node:22\nUSER |", "node", "", DisplayName = "user of the image")]
    [DataRow("FROM alpine\nRUN adduser -D app\nUSER |", "app", "", DisplayName = "user that was created")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER |", "$APP_UID,app", "", DisplayName = "user of .NET")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nEXPOSE |", "8080", "", DisplayName = "port")]
    [DataRow("FROM alpine\nCOPY |", "src/,main.go", "ignored.txt", DisplayName = "paths that are not ignored")]
    [DataRow("FROM alpine\nCOPY src/|", "app.js", "main.go", DisplayName = "paths of a folder")]
    [DataRow("FROM alpine\nHEALTHCHECK |", "CMD,NONE", "", DisplayName = "health check")]
    [DataRow("FROM alpine\nSTOPSIGNAL |", "SIGQUIT", "", DisplayName = "signal")]
    [DataRow("ARG V=1\nFROM alpine\nARG |", "V,TARGETARCH", "", DisplayName = "argument to declare again")]
    [DataRow("# |", "syntax=docker/dockerfile:1", "", DisplayName = "directive")]
    [DataRow("FROM alpine\n# dockerfile-analyzers ignore=|\nMAINTAINER x", "DFA8001", "", DisplayName = "rule")]
    public async Task A_completion_offers(string text, string expected, string unexpected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", "FROM alpine\nCOPY . .\n");
        folder.Write(".dockerignore", "ignored.txt\n");
        folder.Write("ignored.txt", "1");
        folder.Write("src/app.js", "1");
        folder.Write("main.go", "1");
        await using var session = await EditorSession.StartAsync(folder, Snippets);

        var labels = (await CompleteAsync(session, text)).Select(item => (string)item["label"]!).ToArray();

        foreach (var label in Split(expected))
            Assert.Contains(label, labels);
        foreach (var label in Split(unexpected))
            Assert.DoesNotContain(label, labels);
    }

    [TestMethod]
    public async Task A_new_file_that_was_never_saved_is_offered_the_paths_of_its_folder()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".dockerignore", "ignored.txt\n");
        folder.Write("ignored.txt", "1");
        folder.Write("src/app.js", "1");
        await using var session = await EditorSession.StartAsync(folder, Snippets);

        var labels = (await CompleteAsync(session, "FROM alpine\nCOPY |")).Select(item => (string)item["label"]!)
            .ToArray();

        Assert.Contains("src/", labels);
        Assert.DoesNotContain("ignored.txt", labels);
    }

    [TestMethod]
    public async Task A_tag_comes_with_its_size_and_its_end_of_life()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        var tag = (await CompleteAsync(session, "FROM mcr.microsoft.com/dotnet/aspnet:8.0|"))
            .First(item => (string?)item["label"] == "8.0");

        StringAssert.Matches((string?)tag["detail"], new(@"\A\d+ MB, .*supported until 2026-11-10\z"));
    }

    [TestMethod]
    public async Task The_newest_tags_come_first()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        var labels = (await CompleteAsync(session, "FROM mcr.microsoft.com/dotnet/sdk:|"))
            .Select(item => (string)item["label"]!).ToList();

        Assert.IsLessThan(labels.IndexOf("8.0"), labels.IndexOf("10.0"));
    }

    [TestMethod]
    public async Task What_is_chosen_replaces_what_was_typed()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        var item = (await CompleteAsync(session, "FROM node:22-al|"))
            .First(item => (string?)item["label"] == "22-alpine");

        Assert.AreEqual("FROM node:22-alpine", Edited.Apply("FROM node:22-al", new JsonArray(
            item["textEdit"]!.DeepClone())));
    }

    [TestMethod]
    [DataRow("dotnet-web")]
    [DataRow("dotnet-console")]
    [DataRow("dotnet-chiseled")]
    [DataRow("dotnet-aot")]
    public async Task A_snippet_is_a_Dockerfile_without_warnings(string name)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Snippets);

        var snippet = (await CompleteAsync(session, "|")).Single(item => (string?)item["label"] == name);
        var text = ((string)snippet["textEdit"]!["newText"]!)
            .Replace("${1:App}", "App", StringComparison.Ordinal).Replace("\\$", "$", StringComparison.Ordinal);

        Assert.AreEqual(2, (int?)snippet["insertTextFormat"]);
        Assert.AreEqual("", string.Join("\n", RuleEngine.Analyze(
            AnalysisInput.Create(new SourceFile("/a/Dockerfile", text)), CancellationToken.None)
            .Where(finding => finding.Severity > Severity.Info).Select(finding => finding.Message)));
    }

    [TestMethod]
    public async Task A_client_without_snippets_gets_plain_text()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        var items = await CompleteAsync(session, "|");

        Assert.IsFalse(items.Any(item => item["insertTextFormat"] is not null
            || ((string)item["textEdit"]!["newText"]!).Contains("${", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_pattern_of_an_ignore_file_is_completed_by_what_is_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", "FROM alpine\nCOPY . .\n");
        folder.Write("logs/a.log", "1");
        folder.Write(".dockerignore", "");
        await using var session = await EditorSession.StartAsync(folder);

        var items = await CompleteAsync(session, "logs/|", ".dockerignore");

        Assert.AreEqual("a.log", string.Join(",", items.Select(item => (string?)item["label"])));
    }

    [TestMethod]
    [DataRow("FROM alpine\nCOPY --chown=|", "COPY [--from=<stage>|<image>] [--chown=<user>:<group>]", "--chown=")]
    [DataRow("FROM alpine\nCOPY a |", "COPY [", "<source>... <destination>")]
    [DataRow("FROM alpine\nENTRYPOINT [|", "ENTRYPOINT [\"<program>\"", "[\"<program>\"")]
    [DataRow("FROM alpine\nRUN --mount=type=secret,id=|", "--mount=type=secret,id=<name>", "id=<name>")]
    public async Task A_signature_marks_the_part_at_the_cursor(string text, string label, string active)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var (uri, line, character) = await OpenAsync(session, text, "Dockerfile");

        var help = await session.AskAsync("textDocument/signatureHelp", uri, line, character);
        var signature = help["signatures"]![(int)help["activeSignature"]!]!;
        var range = signature["parameters"]![(int)help["activeParameter"]!]!["label"]!;

        StringAssert.StartsWith((string?)signature["label"], label);
        StringAssert.StartsWith(((string)signature["label"]!)[(int)range[0]!..(int)range[1]!], active);
    }

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<JsonNode[]> CompleteAsync(
        EditorSession session, string text, string name = "Dockerfile")
    {
        var (uri, line, character) = await OpenAsync(session, text, name);
        var list = await session.AskAsync("textDocument/completion", uri, line, character);
        return [.. (list?["items"]!.AsArray() ?? []).OfType<JsonNode>()];
    }

    private static async Task<(string Uri, int Line, int Character)> OpenAsync(
        EditorSession session, string text, string name)
    {
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        var before = text[..cursor].Split('\n');
        return (await session.OpenAsync(name, text.Remove(cursor, 1)), before.Length - 1, before[^1].Length);
    }
}
