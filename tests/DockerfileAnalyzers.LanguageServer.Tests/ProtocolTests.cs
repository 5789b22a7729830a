using System.Text;
using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>The protocol below all features: frames, the life of the server, what is wrong with messages.</summary>
[TestClass]
public sealed class ProtocolTests
{
    [TestMethod]
    public async Task Exit_after_shutdown_ends_the_process_with_0()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        Assert.AreEqual(0, await session.EndAsync());
    }

    [TestMethod]
    public async Task Exit_without_shutdown_ends_the_process_with_1()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        await session.NotifyAsync("exit", "null");

        Assert.AreEqual(1, await session.ExitCode);
    }

    [TestMethod]
    public async Task A_client_that_goes_without_a_word_ends_the_process_with_1()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        await session.CloseAsync();

        Assert.AreEqual(1, await session.ExitCode);
    }

    [TestMethod]
    public async Task A_request_before_initialize_is_refused_and_a_notification_is_dropped()
    {
        using var folder = new TemporaryFolder();
        await using var session = EditorSession.StartBare(folder.Path);

        await session.OpenAsync("Dockerfile", "FRM x\n");
        var answer = await session.AskForAnswerAsync("textDocument/hover", "{}");

        Assert.AreEqual(-32002, GetCode(answer));
        Assert.IsFalse(session.Received.Any(message => message["method"] is not null));
    }

    [TestMethod]
    public async Task A_second_initialize_and_a_request_after_shutdown_are_refused()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        Assert.AreEqual(-32600, GetCode(await session.AskForAnswerAsync("initialize", "{}")));
        await session.AskForAnswerAsync("shutdown", "null");
        Assert.AreEqual(-32600, GetCode(await session.AskForAnswerAsync("textDocument/diagnostic", "{}")));
    }

    [TestMethod]
    public async Task An_unknown_request_is_refused_and_an_unknown_notification_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        await session.NotifyAsync("textDocument/didDance", "{}");
        var answer = await session.AskForAnswerAsync("textDocument/dance", "{}", "\"a\"");

        Assert.AreEqual(-32601, GetCode(answer));
        Assert.AreEqual("Unknown method 'textDocument/dance'", (string?)answer["error"]!["message"]);
    }

    [TestMethod]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("""{"textDocument":7}""")]
    public async Task Parameters_of_another_shape_are_refused(string parameters)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        var answer = await session.AskForAnswerAsync("textDocument/diagnostic", parameters);

        Assert.AreEqual(-32602, GetCode(answer));
    }

    [TestMethod]
    [DataRow("hello\r\n\r\n", -32700)]
    [DataRow("Content-Length: many\r\n\r\n", -32700)]
    [DataRow("Content-Length: -5\r\n\r\n", -32700)]
    [DataRow("Content-Length: 99999999999\r\n\r\n", -32700)]
    [DataRow("Content-Length: 5\r\n\r\nhello", -32700)]
    [DataRow("Content-Length: 2\r\n\r\n[]", -32600)]
    [DataRow("Content-Length: 2\r\n\r\n{}", -32600)]
    [DataRow("Content-Length: 4\r\n\r\nnull", -32600)]
    [DataRow("Content-Length: 3\r\n\r\n{\"a\":1}", -32700)]
    [DataRow("{\"jsonrpc\":\"2.0\"}\r\n\r\n", -32700)]
    public async Task A_malformed_frame_is_answered_and_the_next_one_is_read(string bytes, int code)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        await session.SendBytesAsync(Encoding.UTF8.GetBytes(bytes));
        var answer = await session.AskForAnswerAsync("shutdown", "null");

        Assert.IsNull(answer["error"]);
        Assert.AreEqual(code, GetCode(session.Received.First(message => message["error"] is not null)));
    }

    [TestMethod]
    public async Task Header_fields_and_bare_line_feeds_are_understood()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var content = """{"jsonrpc":"2.0","id":77,"method":"shutdown"}""";

        await session.SendBytesAsync(Encoding.UTF8.GetBytes(
            $"content-length:{content.Length}\nContent-Type: application/vscode-jsonrpc; charset=utf-8\n\n{content}"));

        Assert.IsNull((await session.WaitForAnswerAsync("77"))["error"]);
    }

    [TestMethod]
    public async Task A_frame_that_arrives_byte_by_byte_is_one_message()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var content = """{"jsonrpc":"2.0","id":78,"method":"shutdown"}""";

        foreach (var value in Encoding.UTF8.GetBytes($"Content-Length: {content.Length}\r\n\r\n{content}"))
            await session.SendBytesAsync([value]);

        Assert.IsNull((await session.WaitForAnswerAsync("78"))["error"]);
    }

    [TestMethod]
    public async Task A_request_that_is_canceled_while_it_waits_is_answered_as_canceled()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine\n" + string.Concat(
            Enumerable.Repeat("RUN apk add curl && if [ -f $x ]; then echo `date`; fi\n", 1500)));
        var parameters = $$$"""{"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}}}""";

        var first = session.AskForAnswerAsync("textDocument/diagnostic", parameters, "1001");
        var second = session.AskForAnswerAsync("textDocument/diagnostic", parameters, "1002");
        await session.NotifyAsync("$/cancelRequest", """{"id":1002}""");
        await session.NotifyAsync("$/cancelRequest", """{"id":"nobody"}""");

        Assert.AreEqual(-32800, GetCode(await second));
        Assert.IsNull((await first)["error"]);
    }

    [TestMethod]
    public async Task Messages_about_documents_in_any_order_do_no_harm()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = session.UriOf("Dockerfile");
        var parameters = $$$"""{"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}}}""";

        await session.ReplaceAsync(uri, 7, "FRM x\n");
        await session.NotifyAsync("textDocument/didClose", parameters);
        await session.NotifyAsync("textDocument/didSave", parameters);
        var unknown = await session.AskForAnswerAsync("textDocument/documentSymbol", parameters);
        await session.OpenAsync("Dockerfile", "FROM alpine:3.22\n");
        await session.OpenAsync("Dockerfile", "FROM alpine:3.21\n");
        await session.ReplaceAsync(uri, 5, "FROM alpine:3.20\n");
        await session.ReplaceAsync(uri, 3, "FROM alpine:3.19\n");
        var last = await session.AskAboutAsync("textDocument/documentSymbol", uri);
        await session.NotifyAsync("textDocument/didClose", parameters);
        await session.NotifyAsync("textDocument/didClose", parameters);
        var closed = await session.AskForAnswerAsync("textDocument/documentSymbol", parameters);

        Assert.AreEqual(-32602, GetCode(unknown));
        Assert.AreEqual("alpine:3.19", (string?)last[0]!["name"]);
        Assert.AreEqual(-32602, GetCode(closed));
        Assert.AreEqual(0, await session.EndAsync());
    }

    [TestMethod]
    public async Task Two_Dockerfiles_and_their_ignore_file_are_edited_at_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".dockerignore", "obj\n");
        folder.Write("app.sh", "#!/bin/sh\n");
        foreach (var name in new[] { "Dockerfile", "b.Dockerfile" })
            folder.Write(name, "FROM alpine:3.22\nCOPY app.sh /\nUSER 1000\n");
        await using var session = await EditorSession.StartAsync(folder);
        string[] uris =
        [
            await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nCOPY app.sh /\nUSER 1000\n"),
            await session.OpenAsync("b.Dockerfile", "FROM alpine:3.22\nCOPY app.sh /\nUSER 1000\n"),
            await session.OpenAsync(".dockerignore", "obj\n", "ignore"),
        ];

        for (var version = 2; version <= 60; version++)
        {
            var isExcluded = version % 2 == 0;
            await session.ReplaceAsync(
                uris[0], version, $"FROM alpine:3.22\nCOPY app.sh /{version}\nUSER 1000\n");
            await session.ReplaceAsync(uris[2], version, isExcluded ? "obj\napp.sh\n" : "obj\n");
            await session.ReplaceAsync(
                uris[1], version, $"FROM alpine:3.22\nCOPY app.sh /{version}\nENV A{version} b\nUSER 1000\n");
        }

        await session.ReplaceAsync(uris[2], 61, "obj\napp.sh\n");
        var ignoreFile = await session.WaitForDiagnosticsAsync(uris[2], 61);
        var second = await session.WaitForDiagnosticsAsync(uris[1], 60);

        Assert.IsTrue(ignoreFile.Any(item => (string?)item["code"] == "DFA5103"));
        Assert.IsTrue(second.Any(item => (string?)item["code"] == "DFA8002"));
        await session.WaitForAsync(message => (string?)message["method"] == "textDocument/publishDiagnostics"
            && (string?)message["params"]!["uri"] == uris[0] && (int?)message["params"]!["version"] == 60);
    }

    private static int? GetCode(JsonNode answer) => (int?)answer["error"]?["code"];
}
