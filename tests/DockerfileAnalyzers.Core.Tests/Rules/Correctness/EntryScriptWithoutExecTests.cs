using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class EntryScriptWithoutExecTests : RuleTests<EntryScriptWithoutExec>
{
    [TestMethod]
    public void The_line_of_the_script_is_named() => Verify(
        "FROM debian:13-slim\nCOPY run.sh /\nENTRYPOINT [\"sh\", \"/[|run.sh|]\"]\n",
        project: "EntryScripts=/src/Dockerfile?run.sh?7?dotnet Shop.dll --verbose",
        message: "Line 7 of 'run.sh' runs 'dotnet Shop.dll --verbose' without 'exec'; only the shell receives SIGTERM, "
            + "and the program is killed after a timeout");

    [TestMethod]
    public void The_script_of_another_Dockerfile_is_not_ours() => Verify(
        "FROM debian:13-slim\nCOPY run.sh /\nENTRYPOINT [\"/run.sh\"]\n",
        project: "EntryScripts=/src/other.Dockerfile?run.sh?7?dotnet Shop.dll");

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022", "CMD [\"/run.sh\"]")]
    [DataRow("mcr.microsoft.com/dotnet/core/aspnet:3.1-nanoserver-1809", "ENTRYPOINT [\"/run.sh\"]")]
    [DataRow("mcr.microsoft.com/windows/servercore:ltsc2022", "ENTRYPOINT /run.sh")]
    public void Windows_has_no_signals(string image, string start) => Verify(
        $"FROM {image}\nCOPY run.sh /\n{start}\n",
        project: "EntryScripts=/src/Dockerfile?run.sh?7?dotnet Shop.dll");
}
