using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>Diagnostics, published and asked for.</summary>
[TestClass]
public sealed class DiagnosticsTests
{
    private const string Pulls = """{"textDocument":{"diagnostic":{}}}""";

    [TestMethod]
    public async Task What_is_wrong_is_published_when_a_document_is_opened()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nMAINTAINER me\n");
        var diagnostic = Find(await session.WaitForDiagnosticsAsync(uri, 1), "DFA8001");

        Assert.AreEqual("dockerfile-analyzers", (string?)diagnostic["source"]);
        Assert.AreEqual(1, (int?)diagnostic["range"]!["start"]!["line"]);
        Assert.AreEqual(0, (int?)diagnostic["range"]!["start"]!["character"]);
        Assert.AreEqual("[2]", diagnostic["tags"]!.ToJsonString());
    }

    [TestMethod]
    public async Task An_unneeded_stage_is_faded()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);

        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22 AS old\nFROM alpine:3.22\nUSER 1000\n");

        Assert.AreEqual("[1]",
            Find(await session.WaitForDiagnosticsAsync(uri, 1), "DFA4107")["tags"]!.ToJsonString());
    }

    [TestMethod]
    public async Task The_other_place_is_named()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(
            folder, """{"textDocument":{"publishDiagnostics":{"relatedInformation":true}}}""");

        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nCMD [\"a\"]\nCMD [\"b\"]\n");
        var related = Find(await session.WaitForDiagnosticsAsync(uri, 1), "DFA4309")["relatedInformation"]![0]!;

        Assert.AreEqual(uri, (string?)related["location"]!["uri"]);
        Assert.AreEqual(2, (int?)related["location"]!["range"]!["start"]!["line"]);
        Assert.AreEqual("CMD [\"b\"]", (string?)related["message"]);
    }

    [TestMethod]
    public async Task An_edit_publishes_the_newer_version()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nMAINTAINER me\n");

        await session.NotifyAsync("textDocument/didChange", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}},"version":2},"contentChanges":[
            {"range":{"start":{"line":1,"character":0},"end":{"line":2,"character":0}},"text":"USER 1000\n"},
            {"range":{"start":{"line":0,"character":5},"end":{"line":0,"character":16}},"text":"debian"}]}
            """);
        var diagnostics = await session.WaitForDiagnosticsAsync(uri, 2);

        Assert.IsFalse(diagnostics.Any(diagnostic => (string?)diagnostic["code"] == "DFA8001"));
        StringAssert.StartsWith((string?)Find(diagnostics, "DFA2201")["message"], "'debian'");
    }

    [TestMethod]
    public async Task A_closed_document_has_no_diagnostics()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", "FRM x\n");
        await session.WaitForDiagnosticsAsync(uri, 1);

        await session.NotifyAsync(
            "textDocument/didClose", $$$"""{"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}}}""");

        await session.WaitForAsync(message => (string?)message["method"] == "textDocument/publishDiagnostics"
            && message["params"]!["version"] is null && message["params"]!["diagnostics"]!.AsArray().Count == 0);
    }

    [TestMethod]
    public async Task A_client_that_asks_gets_a_report_and_nothing_is_published()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        var uri = await session.OpenAsync("Dockerfile", "FRM x\n");

        var report = await session.AskAboutAsync("textDocument/diagnostic", uri);
        var again = await session.AskAsync("textDocument/diagnostic", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "previousResultId":{{{report["resultId"]!.ToJsonString()}}}}
            """);

        Assert.AreEqual("full", (string?)report["kind"]);
        Find(report["items"]!.AsArray(), "DFA0001");
        Assert.AreEqual("unchanged", (string?)again["kind"]);
        Assert.IsFalse(session.Received.Any(message => message["method"] is not null));
    }

    [TestMethod]
    public async Task What_is_open_counts_before_it_is_saved_in_a_Dockerfile_and_in_its_ignore_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".dockerignore", "obj\n");
        folder.Write("app.sh", "#!/bin/sh\n");
        folder.Write("Dockerfile", "FROM alpine:3.22\nCOPY app.sh /\n");
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        var dockerfile = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nCOPY app.sh /\n");
        var ignoreFile = await session.OpenAsync(".dockerignore", "obj\n", "ignore");
        async Task<bool> IsExcludedAsync() => (await session.AskAboutAsync("textDocument/diagnostic", ignoreFile))
            ["items"]!.AsArray().Any(item => (string?)item!["code"] == "DFA5103");

        Assert.IsFalse(await IsExcludedAsync());
        await session.ReplaceAsync(ignoreFile, 2, "obj\napp.sh\n");
        Assert.IsTrue(await IsExcludedAsync());
        await session.ReplaceAsync(dockerfile, 2, "FROM alpine:3.22\n");
        Assert.IsFalse(await IsExcludedAsync());
    }

    [TestMethod]
    public async Task Findings_are_those_of_the_command_line()
    {
        using var folder = new TemporaryFolder();
        const string text = "FROM node:20 AS build\nRUN npm install\nCOPY . .\nFROM nginx\nCOPY --from=build /a /b\n";
        folder.Write("api/Dockerfile", text);
        folder.Write("api/package.json", "{}");
        folder.Write("dockerfile-analyzers.yaml", "mode: All\nrules:\n  DFA2201: none\n");
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        var uri = await session.OpenAsync("api/Dockerfile", text);

        var report = await session.AskAboutAsync("textDocument/diagnostic", uri);
        var expected = DockerfileAnalyzers.Tool.Linting.Linter.Run(new([Path.Combine(folder.Path, "api/Dockerfile")])
        {
            Folder = folder.Path,
        }).Files.Single(file => file.File.Path.EndsWith("Dockerfile", StringComparison.Ordinal));

        Assert.AreEqual(
            string.Join("\n", expected.Reported.Select(finding => $"{finding.Rule.Id} {finding.Message}")),
            string.Join("\n", report["items"]!.AsArray().Select(item => $"{item!["code"]} {item["message"]}")));
    }

    [TestMethod]
    public async Task Settings_of_the_client_count_and_may_change()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Pulls, """{"mode":"None"}""");
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine\nMAINTAINER me\n");

        var none = await session.AskAboutAsync("textDocument/diagnostic", uri);
        await session.NotifyAsync("workspace/didChangeConfiguration",
            """{"settings":{"dockerfileAnalyzers":{"mode":"Recommended"}}}""");
        var some = await session.AskAboutAsync("textDocument/diagnostic", uri);

        Assert.AreEqual(0, none["items"]!.AsArray().Count);
        Find(some["items"]!.AsArray(), "DFA8001");
    }

    [TestMethod]
    public async Task A_configuration_file_that_changes_is_read_again()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine\nMAINTAINER me\n");
        Find((await session.AskAboutAsync("textDocument/diagnostic", uri))["items"]!.AsArray(), "DFA8001");

        folder.Write("dockerfile-analyzers.yaml", "mode: None\n");
        await session.NotifyAsync("workspace/didChangeWatchedFiles", $$"""
            {"changes":[{"uri":{{EditorSession.Quote(session.UriOf("dockerfile-analyzers.yaml"))}},"type":1}]}
            """);
        var report = await session.AskAboutAsync("textDocument/diagnostic", uri);

        Assert.AreEqual(0, report["items"]!.AsArray().Count);
    }

    [TestMethod]
    public async Task A_document_of_another_language_has_none()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        var uri = await session.OpenAsync("notes.txt", "FRM x\n", "plaintext");

        Assert.AreEqual(0, (await session.AskAboutAsync("textDocument/diagnostic", uri))["items"]!.AsArray().Count);
    }

    [TestMethod]
    public async Task Of_many_versions_that_come_at_once_the_last_one_is_published_and_none_out_of_order()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\n");

        for (var version = 2; version <= 400; version++)
        {
            await session.ReplaceAsync(
                uri, version, "FROM alpine:3.22\n" + new string('\n', version) + "MAINTAINER me\n");
        }

        var last = Find(await session.WaitForDiagnosticsAsync(uri, 400), "DFA8001");

        Assert.AreEqual(401, (int?)last["range"]!["start"]!["line"]);
        var published = session.Received
            .Where(message => (string?)message["method"] == "textDocument/publishDiagnostics")
            .Select(message => (int)message["params"]!["version"]!).ToArray();
        Assert.AreSequenceEqual(published.Order(), published);
    }

    [TestMethod]
    public async Task A_project_that_nothing_is_known_of_is_named_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("Dockerfile", "FROM alpine:3.22\n");
        folder.Write("b.Dockerfile", "FROM alpine:3.22\n");
        await using var session = await EditorSession.StartAsync(folder);

        foreach (var name in new[] { "Dockerfile", "b.Dockerfile" })
            await session.WaitForDiagnosticsAsync(await session.OpenAsync(name, "FRM x\n"), 1);

        var message = session.Received.Single(message => (string?)message["method"] == "window/showMessage");
        StringAssert.StartsWith((string?)message["params"]!["message"], "No facts about 'App.csproj' are available");
    }

    [TestMethod]
    public async Task A_setting_that_is_wrong_is_logged()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dockerfile-analyzers.yaml", "mode: Everything\n");
        folder.Write("Dockerfile", "FRM x\n");
        await using var session = await EditorSession.StartAsync(folder);
        await session.OpenAsync("Dockerfile", "FRM x\n");

        var message = await session.WaitForAsync(message => (string?)message["method"] == "window/logMessage");

        StringAssert.StartsWith((string?)message["params"]!["message"], "dockerfile-analyzers.yaml:1:7: ");
    }

    [TestMethod]
    public async Task Facts_of_a_build_that_ran_meanwhile_count()
    {
        using var folder = new TemporaryFolder();
        folder.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        const string text =
            "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -o /app\n";
        var path = folder.Write("Dockerfile", text);
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        var uri = await session.OpenAsync("Dockerfile", text);
        async Task<bool> IsReportedAsync() => (await session.AskAboutAsync("textDocument/diagnostic", uri))
            ["items"]!.AsArray().Any(item => (string?)item!["code"] == "DFA6001");

        Assert.IsFalse(await IsReportedAsync());
        var facts = DockerfileAnalyzers.Input.ProjectFacts.Create([new("TargetFramework", "net10.0"),
            new("ProjectFile", folder["App.csproj"])]) with
        {
            Dockerfiles = [new DockerfileAnalyzers.Input.DockerfileFacts(path, folder.Path, true, null, null)],
        };
        folder.Write("obj/Debug/net10.0/DockerfileAnalyzers.project.tsv", facts.ToString());
        await session.NotifyAsync("workspace/didChangeWatchedFiles", """{"changes":[]}""");

        Assert.IsTrue(await IsReportedAsync());
    }

    [TestMethod]
    public async Task All_files_of_the_workspace_are_reported_and_an_answer_waits_for_a_change()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/Dockerfile", "FROM alpine:3.22\nMAINTAINER me\n");
        folder.Write("b/Dockerfile", "FRM x\n");
        folder.Write("c/Dockerfile", "FROM alpine:3.22\nUSER 1000\n");
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        var open = await session.OpenAsync("a/Dockerfile", "FROM alpine:3.22\nENV A b\n");
        static string Describe(JsonNode report) => string.Join(" ", report["items"]!.AsArray().Select(item =>
            $"{((string)item!["uri"]!).Split('/')[^2]}:{item["kind"]}:{item["version"]?.ToJsonString() ?? "null"}:"
            + string.Join(",", (item["items"]?.AsArray() ?? []).Select(found => (string?)found!["code"]))));

        var first = await session.AskAsync("workspace/diagnostic", """{"previousResultIds":[]}""");
        var previous = string.Join(",", first["items"]!.AsArray()
            .Select(item => $$"""
                {"uri":{{item!["uri"]!.ToJsonString()}},"value":{{item["resultId"]!.ToJsonString()}}}
                """));
        var second = session.AskAsync("workspace/diagnostic", $$"""{"previousResultIds":[{{previous}}]}""");
        await session.AskAboutAsync("textDocument/diagnostic", open);
        Assert.IsFalse(second.IsCompleted);
        folder.Write("b/Dockerfile", "FROM alpine:3.22\nUSER 1000\n");
        File.Delete(folder["c/Dockerfile"]);
        await session.NotifyAsync("workspace/didChangeWatchedFiles", $$"""
            {"changes":[{"uri":{{EditorSession.Quote(session.UriOf("b/Dockerfile"))}},"type":2}]}
            """);

        Assert.AreEqual("a:full:1:DFA8002 b:full:null:DFA0001 c:full:null:", Describe(first));
        Assert.AreEqual("a:unchanged:1: b:full:null: c:full:null:", Describe(await second));
    }

    [TestMethod]
    public async Task A_request_for_the_workspace_that_waits_can_be_canceled()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", "FRM x\n");
        await using var session = await EditorSession.StartAsync(folder, Pulls);
        await session.AskAsync("workspace/diagnostic", """{"previousResultIds":[]}""");

        var waiting = session.AskForAnswerAsync(
            "workspace/diagnostic", """{"previousResultIds":[{"uri":"file:///x","value":"1"}]}""", "500");
        await session.NotifyAsync("$/cancelRequest", """{"id":500}""");

        Assert.AreEqual(-32800, (int?)(await waiting)["error"]!["code"]);
    }

    [TestMethod]
    public async Task A_file_that_is_created_beside_the_Dockerfile_counts_without_saving_it()
    {
        using var folder = new TemporaryFolder();
        const string text = "FROM node:22\nCOPY package.json pakage-lock.json /a/\nUSER 1000\n";
        folder.Write("Dockerfile", text);
        folder.Write("package.json", "{}");
        await using var session = await EditorSession.StartAsync(
            folder, """{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}""");
        var registration = await session.WaitForAsync(
            message => (string?)message["method"] == "client/registerCapability");
        var uri = await session.OpenAsync("Dockerfile", text);
        static bool IsReported(IEnumerable<JsonNode?> diagnostics) =>
            diagnostics.Any(item => (string?)item!["code"] == "DFA4407");
        Assert.IsFalse(IsReported(await session.WaitForDiagnosticsAsync(uri, 1)));

        folder.Write("package-lock.json", "{}");
        await session.NotifyAsync("workspace/didChangeWatchedFiles", $$"""
            {"changes":[{"uri":{{EditorSession.Quote(session.UriOf("package-lock.json"))}},"type":1}]}
            """);

        await session.WaitForAsync(message => (string?)message["method"] == "textDocument/publishDiagnostics"
            && IsReported(message["params"]!["diagnostics"]!.AsArray()));
        StringAssert.Contains(registration["params"]!.ToJsonString(), """{"globPattern":"**/*","kind":5}""");
    }

    [TestMethod]
    public async Task A_client_that_does_not_watch_files_gets_new_ones_while_it_types()
    {
        using var folder = new TemporaryFolder();
        const string text = "FROM node:22\nCOPY package.json pakage-lock.json /a/\nUSER 1000\n";
        folder.Write("Dockerfile", text);
        folder.Write("package.json", "{}");
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", text);
        static bool IsReported(IEnumerable<JsonNode> diagnostics) =>
            diagnostics.Any(item => (string?)item["code"] == "DFA4407");
        Assert.IsFalse(IsReported(await session.WaitForDiagnosticsAsync(uri, 1)));

        folder.Write("package-lock.json", "{}");
        await Task.Delay(1100);
        await session.ReplaceAsync(uri, 2, text + "\n");

        Assert.IsTrue(IsReported(await session.WaitForDiagnosticsAsync(uri, 2)));
    }

    [TestMethod]
    public async Task A_client_that_asks_for_diagnostics_gets_the_other_place_too()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(
            folder, """{"textDocument":{"diagnostic":{"relatedInformation":true}}}""");
        var uri = await session.OpenAsync("Dockerfile", "FROM alpine:3.22\nCMD [\"a\"]\nCMD [\"b\"]\n");

        var report = await session.AskAboutAsync("textDocument/diagnostic", uri);

        Assert.IsNotNull(Find(report["items"]!.AsArray(), "DFA4309")["relatedInformation"]);
    }

    [TestMethod]
    public async Task What_tools_write_all_the_time_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(
            folder, """{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}""");
        await session.OpenAsync("Dockerfile", "FRM x\n");
        async Task ReportAsync(string name) => await session.NotifyAsync("workspace/didChangeWatchedFiles",
            $$"""{"changes":[{"uri":{{EditorSession.Quote(session.UriOf(name))}},"type":1}]}""");

        await ReportAsync("node_modules/a/index.js");
        await ReportAsync("bin/Debug/App.dll");
        await Task.Delay(300);
        var isRefreshed = session.Received.Any(message => (string?)message["method"] == "workspace/diagnostic/refresh");
        for (var i = 0; i < 50; i++)
            await ReportAsync($"src/{i}.js");
        await session.WaitForAsync(message => (string?)message["method"] == "workspace/diagnostic/refresh");
        await Task.Delay(300);

        Assert.IsFalse(isRefreshed);
        Assert.IsLessThan(5, session.Received.Count(message =>
            (string?)message["method"] == "workspace/diagnostic/refresh"));
    }

    private static JsonNode Find(IEnumerable<JsonNode?> diagnostics, string code) =>
        diagnostics.FirstOrDefault(diagnostic => (string?)diagnostic!["code"] == code)
        ?? throw new AssertFailedException($"{code} is not among {string.Join(", ",
            diagnostics.Select(diagnostic => (string?)diagnostic!["code"]))}");
}
