using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class ConsoleInputExpectedTests : CodeRuleTests<ConsoleInputExpected>
{
    [TestMethod]
    [DataRow("[|Console.ReadLine()|];", "'Console.ReadLine' does not wait")]
    [DataRow("[|Console.ReadKey()|];", "'Console.ReadKey' throws")]
    [DataRow("var key = [|Console.ReadKey(true)|]; Console.Write(key.KeyChar);", "'Console.ReadKey' throws")]
    public void A_container_has_no_terminal(string marked, string message) => Verify(marked, message: message
        + " in a container without a terminal (line 5 of 'Dockerfile')");

    [TestMethod]
    [DataRow("var line = Console.ReadLine(); Console.Write(line);")]
    [DataRow("if (Environment.GetEnvironmentVariable(\"DOTNET_RUNNING_IN_CONTAINER\") is null) Console.ReadLine();")]
    [DataRow("if (!Console.IsInputRedirected) Console.ReadKey();")]
    [DataRow("try { Console.Write(args[0]); } catch (IndexOutOfRangeException) { Console.ReadKey(); }")]
    public void Input_that_is_used_and_guarded_calls_are_not_reported(string code) => Verify(code);

    [TestMethod]
    public void Nor_is_a_container_that_is_started_with_open_input() =>
        Verify("Console.ReadKey();", project: "InteractiveImages=/src/Dockerfile");

    [TestMethod]
    public void Nor_is_code_that_asks_for_a_terminal_elsewhere() => Verify("""
        static bool MayAsk() => !Console.IsInputRedirected;
        static void Ask() => Console.ReadKey();
        if (MayAsk()) Ask();
        """);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("[|Console.ReadKey()|]", isVisualBasic: true);
}
