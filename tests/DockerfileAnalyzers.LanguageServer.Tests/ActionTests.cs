using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>Code actions and commands.</summary>
[TestClass]
public sealed class ActionTests
{
    private const string Capabilities = """
        {"textDocument":{"codeAction":{"codeActionLiteralSupport":{},"resolveSupport":{"properties":["edit"]}}},
        "workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}},
        "window":{"showDocument":{"support":true},"workDoneProgress":true}}
        """;

    private const string Maintainer = "FROM alpine:3.22\nMAINTAINER me\nUSER 1000\n";

    [TestMethod]
    public async Task A_safe_fix_is_preferred_and_edits_the_version_that_was_seen()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("Dockerfile", Maintainer);

        var actions = await AskAsync(session, uri, 1);
        var fix = actions.First(action => action["diagnostics"] is { } diagnostics && action["edit"] is not null
            && (string?)diagnostics[0]!["code"] == "DFA8001");

        Assert.AreEqual("quickfix", (string?)fix["kind"]);
        Assert.IsTrue((bool?)fix["isPreferred"]);
        StringAssert.Contains(Edited.Apply(Maintainer, fix["edit"]!, uri, 1), "LABEL");
    }

    [TestMethod]
    public async Task An_unsafe_fix_is_not_preferred()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nADD a b\n");

        var actions = await AskAsync(session, uri, 1);

        Assert.IsTrue(actions.Any(action => action["edit"] is not null && action["isPreferred"] is null));
    }

    [TestMethod]
    public async Task All_safe_fixes_are_applied_by_one_source_action()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        const string text = "from alpine:3.22\nMAINTAINER me\nENV A b\n";
        var uri = await session.OpenAsync("Dockerfile", text);

        var action = (await AskAsync(session, uri, 0, """["source.fixAll"]""")).Single();
        var resolved = await session.AskAsync("codeAction/resolve", action.ToJsonString());
        var after = Edited.Apply(text, resolved["edit"]!, uri, 1);

        Assert.AreEqual("source.fixAll.dockerfileAnalyzers", (string?)action["kind"]);
        Assert.IsNull(action["edit"]);
        StringAssert.Contains(after, "LABEL");
        StringAssert.Contains(after, "ENV A=b");
    }

    [TestMethod]
    public async Task All_safe_fixes_create_no_other_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("start.sh", "#!/bin/sh\nexec sleep 1\n");
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        const string text = "FROM debian:12-slim\nENV A b\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ./start.sh\n";
        folder.Write("Dockerfile", text);
        var uri = await session.OpenAsync("Dockerfile", text);
        var fix = (await AskAsync(session, uri, 3, """["quickfix"]""", 5))
            .First(action => ((string)action["title"]!).Contains(".dockerignore"));

        Assert.AreEqual(true, (bool?)fix["isPreferred"]);
        var action = (await AskAsync(session, uri, 0, """["source.fixAll"]""")).Single();
        var resolved = await session.AskAsync("codeAction/resolve", action.ToJsonString());

        Assert.IsNotNull(resolved["edit"]);
        StringAssert.DoesNotMatch(resolved["edit"]!.ToJsonString(), new("dockerignore"));
    }

    [TestMethod]
    public async Task A_client_that_cannot_resolve_gets_the_edits_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(
            folder, """{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}""");
        var uri = await session.OpenAsync("Dockerfile", Maintainer);

        var action = (await AskAsync(session, uri, 0, """["source.fixAll.dockerfileAnalyzers"]""")).Single();

        Assert.IsNull(action["data"]);
        StringAssert.Contains(Edited.Apply(Maintainer, action["edit"]!["changes"]![uri]!), "LABEL");
    }

    [TestMethod]
    public async Task An_action_of_an_older_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("Dockerfile", Maintainer);
        var action = (await AskAsync(session, uri, 0, """["source"]""")).First();

        await session.ReplaceAsync(uri, 2, "FROM scratch\n");
        var answer = await session.AskForAnswerAsync("codeAction/resolve", action.ToJsonString());

        Assert.AreEqual(-32801, (int?)answer["error"]!["code"]);
    }

    [TestMethod]
    [DataRow("Suppress DFA8001 here", "ignore=DFA8001 -- ", 1)]
    [DataRow("Suppress DFA8001 in this file", "ignore-file=DFA8001 -- ", 0)]
    public async Task A_suppression_gives_a_reason_and_suppresses(string title, string comment, int line)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("Dockerfile", Maintainer);

        var action = (await AskAsync(session, uri, 1)).First(action => (string?)action["title"] == title);
        var resolved = await session.AskAsync("codeAction/resolve", action.ToJsonString());
        var after = Edited.Apply(Maintainer, resolved["edit"]!, uri, 1);
        await session.ReplaceAsync(uri, 2, after);
        var left = await session.WaitForDiagnosticsAsync(uri, 2);

        StringAssert.Contains(after.Split('\n')[line], comment);
        Assert.IsFalse(left.Any(diagnostic => (string?)diagnostic["code"] is "DFA8001" or "DFA0002" or "DFA0010"));
    }

    [TestMethod]
    public async Task All_findings_of_a_rule_in_the_file_are_fixed_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        const string text = "FROM alpine:3.22\nENV A b\nENV C d\n";
        var uri = await session.OpenAsync("Dockerfile", text);

        var action = (await AskAsync(session, uri, 1, character: 4))
            .First(action => (string?)action["title"] == "Fix all DFA8002 findings in this file");
        var resolved = await session.AskAsync("codeAction/resolve", action.ToJsonString());

        Assert.AreEqual("FROM alpine:3.22\nENV A=b\nENV C=d\n", Edited.Apply(text, resolved["edit"]!, uri, 1));
    }

    [TestMethod]
    public async Task A_rule_is_fixed_in_files_that_are_open_and_in_files_that_are_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/Dockerfile", "FROM alpine:3.22\nENV A b\n");
        folder.Write("b/Dockerfile", "FROM alpine:3.22\nENV A b\n");
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var open = await session.OpenAsync("a/Dockerfile", "FROM alpine:3.21\nENV X y\n");

        var answer = session.AskAsync("workspace/executeCommand",
            """{"command":"dockerfileAnalyzers.fixRuleInWorkspace","arguments":["DFA8002"]}""");
        await AnswerAsync(session, "window/workDoneProgress/create", "null");
        var request = await AnswerAsync(session, "workspace/applyEdit", """{"applied":true}""");
        var result = await answer;

        var edit = request["params"]!["edit"]!;
        Assert.AreEqual("FROM alpine:3.21\nENV X=y\n", Edited.Apply("FROM alpine:3.21\nENV X y\n", edit, open, 1));
        var closed = edit["documentChanges"]!.AsArray()
            .Single(change => (string?)change!["textDocument"]!["uri"] == session.UriOf("b/Dockerfile"))!;
        Assert.IsNull(closed["textDocument"]!["version"]);
        Assert.AreEqual(
            "FROM alpine:3.22\nENV A=b\n", Edited.Apply("FROM alpine:3.22\nENV A b\n", closed["edits"]!));
        Assert.AreEqual("""{"applied":true,"fixes":2,"files":2}""", result.ToJsonString());
        Assert.AreEqual("begin,report,report,end", string.Join(",", session.Received
            .Where(message => (string?)message["method"] == "$/progress")
            .Select(message => (string?)message["params"]!["value"]!["kind"])));
    }

    [TestMethod]
    public async Task All_safe_fixes_of_the_workspace_are_applied_at_once_and_no_others()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/Dockerfile", Maintainer);
        folder.Write("b/Dockerfile", "FROM alpine:3.22\nENV A b\nRUN wget http://example.org/a.tgz\nUSER 1000\n");
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var open = await session.OpenAsync("a/Dockerfile", Maintainer);

        var answer = session.AskAsync("workspace/executeCommand",
            """{"command":"dockerfileAnalyzers.fixAllInWorkspace","workDoneToken":"mine"}""");
        var request = await AnswerAsync(session, "workspace/applyEdit", """{"applied":false}""");
        var result = await answer;

        StringAssert.Contains(Edited.Apply(Maintainer, request["params"]!["edit"]!, open, 1), "LABEL");
        var closed = request["params"]!["edit"]!["documentChanges"]!.AsArray()
            .Single(change => (string?)change!["textDocument"]!["uri"] == session.UriOf("b/Dockerfile"))!;
        StringAssert.Contains(closed["edits"]!.ToJsonString(), "=");
        StringAssert.DoesNotMatch(closed["edits"]!.ToJsonString(), new("https"));
        Assert.AreEqual("""{"applied":false,"fixes":2,"files":2}""", result.ToJsonString());
        Assert.IsTrue(session.Received.Where(message => (string?)message["method"] == "$/progress")
            .All(message => (string?)message["params"]!["token"] == "mine"));
    }

    [TestMethod]
    public async Task The_page_of_a_rule_is_opened()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("Dockerfile", Maintainer);
        var action = (await AskAsync(session, uri, 1))
            .First(action => (string?)action["title"] == "Open the page of DFA8001");

        var answer = session.AskForAnswerAsync("workspace/executeCommand", action["command"]!.ToJsonString());
        var request = await AnswerAsync(session, "window/showDocument", """{"success":true}""");

        StringAssert.EndsWith((string?)request["params"]!["uri"], "/DFA8001.md");
        Assert.IsNull((await answer)["error"]);
    }

    [TestMethod]
    public async Task A_missing_ignore_file_is_created()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", "FROM alpine:3.22\nCOPY . /app\n");
        folder.Write("node_modules/x/index.js", "1");
        folder.Write("package.json", "{}");
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nCOPY . /app\n");

        var action = (await AskAsync(session, uri, 0, """["source.createDockerignore"]""")).Single();
        var resolved = await session.AskAsync("codeAction/resolve", action.ToJsonString());
        var changes = resolved["edit"]!["documentChanges"]!;

        Assert.AreEqual("create", (string?)changes[0]!["kind"]);
        Assert.AreEqual(session.UriOf(".dockerignore"), (string?)changes[0]!["uri"]);
        StringAssert.Contains((string?)changes[1]!["edits"]![0]!["newText"], "node_modules");
    }

    [TestMethod]
    public async Task A_report_is_returned_as_a_page()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nRUN apk add git\n");

        var result = await session.AskAsync("workspace/executeCommand",
            $$"""{"command":"dockerfileAnalyzers.report","arguments":[{{EditorSession.Quote(uri)}}]}""");

        StringAssert.StartsWith((string?)result["html"], "<!doctype html>");
        Assert.IsNotNull(JsonNode.Parse((string)result["json"]!));
    }

    [TestMethod]
    [DataRow("""{"command":"format the disk"}""")]
    [DataRow("""{"command":"dockerfileAnalyzers.openPage","arguments":["DFA9999"]}""")]
    [DataRow("""{"command":"dockerfileAnalyzers.openPage"}""")]
    public async Task A_command_that_is_not_known_or_lacks_its_argument_is_refused(string parameters)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Capabilities);

        var answer = await session.AskForAnswerAsync("workspace/executeCommand", parameters);

        Assert.AreEqual(-32602, (int?)answer["error"]!["code"]);
    }

    private static async Task<JsonNode[]> AskAsync(
        EditorSession session, string uri, int line, string only = "null", int character = 2) =>
        [.. (await session.AskAsync(
            "textDocument/codeAction", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "range":{"start":{"line":{{{line}}},"character":{{{character}}} },
            "end":{"line":{{{line}}},"character":{{{character}}} } },
            "context":{"diagnostics":[],"only":{{{only}}} } }
            """)).AsArray().OfType<JsonNode>()];

    // Waits for a request of the server and answers it.
    private static async Task<JsonNode> AnswerAsync(EditorSession session, string method, string result)
    {
        var request = await session.WaitForAsync(message => (string?)message["method"] == method);
        await session.SendAsync($$"""{"jsonrpc":"2.0","id":{{request["id"]!.ToJsonString()}},"result":{{result}}}""");
        return request;
    }
}
