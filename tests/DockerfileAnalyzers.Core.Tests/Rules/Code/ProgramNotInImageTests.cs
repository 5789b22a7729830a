using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class ProgramNotInImageTests : CodeRuleTests<ProgramNotInImage>
{
    private const string Usings = "using System.Diagnostics;\n";

    [TestMethod]
    [DataRow("""[|Process.Start("bash", "-c ls")|];""")]
    [DataRow("""[|Process.Start("/bin/sh")|];""")]
    [DataRow("""Process.Start([|new ProcessStartInfo("/usr/bin/git", "log")|]);""")]
    [DataRow("""Process.Start(new ProcessStartInfo { [|FileName|] = "curl", Arguments = "-f http://x" });""")]
    [DataRow("""var info = new ProcessStartInfo(); [|info.FileName|] = "wget"; Process.Start(info);""")]
    public void A_program_that_a_chiseled_image_lacks_is_reported(string marked) => Verify(Usings + marked, Chiseled);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() =>
        Verify("""[|Diagnostics.Process.Start("git", "log")|]""", Chiseled, isVisualBasic: true);

    [TestMethod]
    public void Debian_has_a_shell_but_no_git() => Verify(
        Usings + """Process.Start("bash"); [|Process.Start("git")|];""", Full,
        "'Process.Start' fails: the image (line 1 of 'Dockerfile') does not contain 'git'");

    [TestMethod]
    [DataRow("""[|Process.Start("http://localhost:5000")|];""", "Process.Start")]
    [DataRow("""Process.Start([|new ProcessStartInfo("https://example.org") { UseShellExecute = true }|]);""",
        "new ProcessStartInfo")]
    [DataRow("""Process.Start(new ProcessStartInfo { [|FileName|] = "mailto:a@b.de", UseShellExecute = true });""",
        "FileName")]
    [DataRow("""var url = $"http://localhost:{args[0]}"; [|Process.Start(url)|];""", "Process.Start")]
    [DataRow("""[|Process.Start("https://example.org/?q=" + args[0])|];""", "Process.Start")]
    public void Nothing_opens_an_address(string marked, string call)
    {
        Verify(Usings + marked, Chiseled);
        Verify(Usings + marked, Full,
            $"'{call}' fails: the image (line 1 of 'Dockerfile') does not contain 'xdg-open'");
    }

    [TestMethod]
    [DataRow("RUN apt-get update && apt-get install -y chromium")]
    [DataRow("COPY tools/xdg-open /usr/bin/")]
    public void What_may_open_an_address_is_looked_for(string instruction) =>
        Verify(Usings + """Process.Start("http://localhost:5000");""", Full.Replace("WORKDIR",
            instruction + "\nWORKDIR", StringComparison.Ordinal));

    [TestMethod]
    [DataRow("""Process.Start(new ProcessStartInfo(args[0]) { UseShellExecute = true });""")]
    [DataRow("""Process.Start("./tool");""")]
    [DataRow("""Process.Start(args[0]);""")]
    [DataRow("""try { Process.Start("git"); } catch (System.ComponentModel.Win32Exception) { }""")]
    [DataRow("""if (!OperatingSystem.IsLinux()) Process.Start("git");""")]
    [DataRow("""Process.Start(OperatingSystem.IsWindows() ? "git.exe" : "git");""")]
    public void What_may_be_there_or_is_prepared_to_fail_is_not(string code) => Verify(Usings + code, Chiseled);

    [TestMethod]
    public void Nor_is_a_program_that_an_instruction_installs() =>
        Verify(Usings + """Process.Start("git");""", Full.Replace("WORKDIR",
            "RUN apt-get update && apt-get install -y git\nWORKDIR", StringComparison.Ordinal));
}
