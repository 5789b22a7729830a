using System.Text.Json;
using Json.Schema;

namespace DockerfileAnalyzers.Tests;

/// <summary>The responses to a coding agent, requested with the client of the protocol's own package.</summary>
[TestClass]
public sealed class AgentToolTests
{
    private const string Unfixed = "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n";

    [TestMethod]
    public async Task Four_tools_say_what_they_do_and_whether_they_write()
    {
        using var folder = new TemporaryFolder();
        await using var session = await AgentSession.StartAsync(folder.Path);

        var tools = (await session.Client.ListToolsAsync()).ToDictionary(tool => tool.Name, tool => tool.ProtocolTool);

        CollectionAssert.AreEquivalent(new[] { "lint", "fix", "explain", "size" }, tools.Keys);
        foreach (var (name, tool) in tools)
        {
            Assert.AreEqual(name != "fix", tool.Annotations!.ReadOnlyHint, name);
            Assert.AreEqual(false, tool.Annotations.OpenWorldHint, name);
            Assert.AreEqual(true, tool.Annotations.IdempotentHint, name);
            foreach (var argument in tool.InputSchema.GetProperty("properties").EnumerateObject())
                Assert.AreNotEqual("", argument.Value.GetProperty("description").GetString(), argument.Name);
        }

        Assert.AreEqual(true, tools["fix"].Annotations!.DestructiveHint);
        StringAssert.Contains(session.Client.ServerInstructions!, "'lint'");
    }

    [TestMethod]
    [DataRow("lint", "{}")]
    [DataRow("fix", """{"unsafe":true}""")]
    [DataRow("fix", """{"text":"FROM scratch"}""")]
    [DataRow("size", "{}")]
    [DataRow("size", """{"text":"FROM debian:12 AS build\nRUN make\nFROM scratch\nCOPY --from=build /a /a\n"}""")]
    public async Task Results_are_as_the_schemas_of_the_tools_say(string tool, string arguments)
    {
        using var folder = Create(Unfixed);
        await using var session = await AgentSession.StartAsync(folder.Path);
        var tools = await session.Client.ListToolsAsync();
        var schema = JsonSchema.FromText(
            tools.Single(one => one.Name == tool).ProtocolTool.OutputSchema!.Value.GetRawText());

        var result = schema.Evaluate(await session.CallForResultAsync(tool, arguments));

        Assert.IsTrue(result.IsValid);
    }

    [TestMethod]
    public async Task Findings_are_those_of_the_command_line()
    {
        using var folder = Create(Unfixed);
        await using var session = await AgentSession.StartAsync(folder.Path);
        using var expected = JsonDocument.Parse(ToolRun.In(folder, "lint", "-f", "json").Output);

        Assert.IsTrue(JsonElement.DeepEquals(
            expected.RootElement, await session.CallForResultAsync("lint", """{"paths":["Dockerfile"]}""")));
    }

    [TestMethod]
    public async Task A_text_is_checked_before_it_is_saved_by_severity_and_rule()
    {
        using var folder = new TemporaryFolder();
        await using var session = await AgentSession.StartAsync(folder.Path);

        CollectionAssert.Contains(
            GetRules(await session.CallForResultAsync(
                "lint", """{"text":"FROM debian:12\nENV DB_PASSWORD=hunter22\n","fileName":"api/Dockerfile"}""")),
            "DFA2101");
        Assert.IsEmpty(GetRules(await session.CallForResultAsync(
            "lint", """{"text":"FROM debian:12\nENV DB_PASSWORD=hunter22\n","severity":"error"}""")));
        Assert.IsEmpty(GetRules(await session.CallForResultAsync(
            "lint", """{"text":"FROM debian:12\nENV DB_PASSWORD=hunter22\n","rules":["DL3015"]}""")));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public async Task Fixes_are_shown_and_written_only_on_request()
    {
        using var folder = Create(Unfixed);
        await using var session = await AgentSession.StartAsync(folder.Path);

        var shown = await session.CallForResultAsync("fix", "{}");

        Assert.AreEqual(Unfixed, File.ReadAllText(folder["Dockerfile"]));
        var file = shown.GetProperty("files")[0];
        StringAssert.StartsWith(file.GetProperty("diff").GetString()!, "--- Dockerfile\n+++ Dockerfile\n@@ ");
        StringAssert.Contains(file.GetProperty("text").GetString()!, "rm -rf /var/lib/apt/lists/*");

        var written = await session.CallForResultAsync("fix", """{"paths":["Dockerfile"],"write":true}""");

        Assert.IsTrue(written.GetProperty("written").GetBoolean());
        Assert.AreEqual(file.GetProperty("text").GetString(), File.ReadAllText(folder["Dockerfile"]));
        Assert.AreEqual(0, (await session.CallForResultAsync("fix", "{}")).GetProperty("files").GetArrayLength());
    }

    [TestMethod]
    public async Task Only_the_fixes_that_are_asked_for_are_applied()
    {
        using var folder = Create(Unfixed);
        await using var session = await AgentSession.StartAsync(folder.Path);

        var result = await session.CallForResultAsync("fix", """{"unsafe":true,"rules":["DL3015"]}""");

        Assert.AreEqual("FROM debian:12\nRUN apt-get update && apt-get install --no-install-recommends -y curl\n",
            result.GetProperty("files")[0].GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task A_rule_is_explained_and_its_page_is_a_resource()
    {
        using var folder = new TemporaryFolder();
        await using var session = await AgentSession.StartAsync(folder.Path);

        var page = AgentSession.GetText(await session.CallAsync("explain", """{"rule":"dl3015"}"""));
        var read = await session.Client.ReadResourceAsync("dockerfile-analyzers://rules/DFA1202");
        var resources = await session.Client.ListResourcesAsync();

        StringAssert.StartsWith(page, "# DFA1202: ");
        Assert.AreEqual(page, ((ModelContextProtocol.Protocol.TextResourceContents)read.Contents[0]).Text);
        Assert.Contains(one => one.Uri == "dockerfile-analyzers://rules/DFA1202", resources);
        await Assert.ThrowsAsync<ModelContextProtocol.McpProtocolException>(async () =>
            await session.Client.ReadResourceAsync("dockerfile-analyzers://rules/DFA9999"));
    }

    [TestMethod]
    public async Task The_layers_of_an_image_have_sizes_with_their_certainty()
    {
        using var folder = Create(Unfixed);
        await using var session = await AgentSession.StartAsync(folder.Path);

        var layer = (await session.CallForResultAsync("size", "{}")).GetProperty("stages")[0].GetProperty("layers")[0];

        Assert.AreEqual("FROM debian:12", layer.GetProperty("instruction").GetString());
        Assert.AreEqual("table", layer.GetProperty("size").GetProperty("known").GetString());
        Assert.IsGreaterThan(0, layer.GetProperty("size").GetProperty("bytes").GetInt64());
    }

    [TestMethod]
    [DataRow("explain", """{"rule":"DFA120"}""", "Unknown rule 'DFA120'; did you mean 'DFA")]
    [DataRow("explain", "{}", "'rule' is missing")]
    [DataRow("lint", """{"paths":["missing"]}""", "'missing' does not exist in '")]
    [DataRow("lint", """{"paths":["-"]}""", "'-' does not exist in '")]
    [DataRow("lint", """{"paths":"Dockerfile"}""", "'paths' must be an array of strings")]
    [DataRow("lint", """{"path":["Dockerfile"]}""", "Unknown argument 'path'; did you mean 'paths'?")]
    [DataRow("lint", """{"severity":"high"}""", "'severity' must be one of: error, warning, info")]
    [DataRow("lint", """{"paths":["a"],"text":"FROM x"}""", "Specify 'paths' or 'text', not both")]
    [DataRow("fix", """{"rules":["DL9"]}""", "Unknown rule 'DL9'")]
    [DataRow("fix", """{"text":"FROM x","write":true}""", "'write' requires 'paths'")]
    [DataRow("fix", """{"write":"yes"}""", "'write' must be true or false")]
    [DataRow("size", """{"path":"."}""", "'.' is a directory; specify a Dockerfile")]
    [DataRow("size", "{}", "'Dockerfile' does not exist in '")]
    public async Task What_cannot_be_done_says_why(string tool, string arguments, string message)
    {
        using var folder = new TemporaryFolder();
        await using var session = await AgentSession.StartAsync(folder.Path);

        StringAssert.StartsWith(await session.CallForErrorAsync(tool, arguments), message);
    }

    [TestMethod]
    public async Task Nothing_outside_of_the_root_is_read_or_written()
    {
        using var outside = Create(Unfixed);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["root"]);
        File.WriteAllText(folder["root/compose.yaml"],
            $"services:\n  a:\n    build:\n      context: {outside.Path}\n      dockerfile: Dockerfile\n");
        var names = new List<string> { "..", "../root2", outside["Dockerfile"] };
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(folder["root/link"], outside.Path);
            File.CreateSymbolicLink(folder["root/Dockerfile"], outside["Dockerfile"]);
            names.AddRange(["link", "link/Dockerfile", "Dockerfile"]);
        }

        await using var session = await AgentSession.StartAsync(folder.Path, "--root", "root");
        foreach (var name in names)
        {
            foreach (var tool in new[] { "lint", "fix" })
            {
                StringAssert.Contains(await session.CallForErrorAsync(
                    tool, $$"""{"paths":["{{name.Replace('\\', '/')}}"]}"""), "' is outside of '", name);
            }
        }

        StringAssert.Contains(await session.CallForErrorAsync(
            "lint", """{"text":"FROM x","fileName":"../Dockerfile"}"""), "' is outside of '");
        var fixes = await session.CallForResultAsync("fix", """{"write":true,"unsafe":true}""");
        Assert.AreEqual(0, fixes.GetProperty("files").GetArrayLength());
        Assert.IsGreaterThan(0, fixes.GetProperty("problems").GetArrayLength());
        Assert.AreEqual(Unfixed, File.ReadAllText(outside["Dockerfile"]));
    }

    [TestMethod]
    public async Task A_call_that_is_canceled_ends_and_the_next_one_is_answered()
    {
        using var folder = Create(Unfixed);
        await using var session = await AgentSession.StartAsync(folder.Path);
        using var canceled = new CancellationTokenSource();

        var call = session.Client.CallToolAsync("lint", cancellationToken: canceled.Token).AsTask();
        await canceled.CancelAsync();

        // Where the answer came first, there was nothing left to cancel.
        await Task.WhenAny(call);
        Assert.IsTrue(call.IsCanceled || call.IsCompletedSuccessfully);
        Assert.AreEqual(1, (await session.CallForResultAsync("lint", "{}")).GetProperty("files").GetArrayLength());
    }

    private static TemporaryFolder Create(string dockerfile)
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], dockerfile);
        return folder;
    }

    private static string[] GetRules(JsonElement result) => [.. result.GetProperty("files")[0].GetProperty("findings")
        .EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!)];
}
