using System.Text;
using System.Text.Json;
using DockerfileAnalyzers.Tool.Commands;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tests;

/// <summary>The lines of the protocol, as a script writes them.</summary>
[TestClass]
public sealed class AgentProtocolTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"""
        + "\"clientInfo\":{\"name\":\"script\",\"version\":\"1\"}}}\n"
        + """{"jsonrpc":"2.0","method":"notifications/initialized"}""";

    [TestMethod]
    public void A_script_is_answered_to_its_end_and_then_the_process_ends_with_0()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, answers, _) = Run(
            folder, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
            """{"jsonrpc":"2.0","id":"a","method":"tools/call","params":"""
            + """{"name":"lint","arguments":{"text":"FRM x"}}}""");

        Assert.AreEqual(0, exitCode);
        Assert.HasCount(3, answers);
        Assert.AreEqual("dockerfile-analyzers",
            Find(answers, "0").GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.AreEqual(4, Find(answers, "1").GetProperty("result").GetProperty("tools").GetArrayLength());
        Assert.AreEqual(1, Find(answers, "\"a\"").GetProperty("result").GetProperty("structuredContent")
            .GetProperty("files").GetArrayLength());
    }

    [TestMethod]
    [DataRow("""{"jsonrpc":"2.0","id":1,"method":"tools/format"}""", "1", -32601)]
    [DataRow("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"format"}}""", "1", -32602)]
    [DataRow("""{"jsonrpc":"2.0","id":1,"method":"tools/list" """, "null", -32700)]
    [DataRow("hello", "null", -32700)]
    [DataRow("[]", "null", -32600)]
    [DataRow("""{"jsonrpc":"1.0","id":7,"method":"ping"}""", "7", -32600)]
    public void What_is_wrong_is_answered_and_the_next_line_is_read(string line, string id, int code)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, answers, _) = Run(folder, line, """{"jsonrpc":"2.0","id":2,"method":"ping"}""");

        Assert.AreEqual(0, exitCode);
        Assert.AreEqual(code, Find(answers, id).GetProperty("error").GetProperty("code").GetInt32());
        Assert.AreEqual(JsonValueKind.Object, Find(answers, "2").GetProperty("result").ValueKind);
    }

    [TestMethod]
    public void A_canceled_request_keeps_nobody_waiting()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, answers, _) = Run(
            folder, """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"lint","arguments":{}}}""",
            """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""",
            """{"jsonrpc":"2.0","id":2,"method":"ping"}""");

        Assert.AreEqual(0, exitCode);
        Assert.AreEqual(JsonValueKind.Object, Find(answers, "2").GetProperty("result").ValueKind);
    }

    [TestMethod]
    public void Input_that_is_closed_at_once_is_no_error()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = RunText(folder, "", []);

        Assert.AreEqual((0, "", ""), (exitCode, output, error));
    }

    [TestMethod]
    public void A_root_that_does_not_exist_is_an_error()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = RunText(folder, "", ["--root", "missing"]);

        Assert.AreEqual((2, "", "error: The directory 'missing' does not exist\n"), (exitCode, output, error));
    }

    private static (int ExitCode, JsonElement[] Answers, string Error) Run(
        TemporaryFolder folder, params string[] lines)
    {
        var (exitCode, output, error) = RunText(folder, string.Join('\n', [Initialize, .. lines]) + "\n", []);
        return (exitCode, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)], error);
    }

    private static (int ExitCode, string Output, string Error) RunText(
        TemporaryFolder folder, string input, string[] args)
    {
        var (output, text) = (new MemoryStream(), new StringWriter());
        var error = new StringWriter { NewLine = "\n" };
        var exitCode = ToolCommand.Run(["mcp", .. args], new ToolHost(
            TextReader.Null, new ToolOutput(text), new ToolOutput(error), folder.Path)
        {
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            OpenOutput = () => output,
        });
        Assert.AreEqual("", text.ToString());
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static JsonElement Find(JsonElement[] answers, string id) =>
        answers.Single(answer => answer.GetProperty("id").GetRawText() == id);
}
