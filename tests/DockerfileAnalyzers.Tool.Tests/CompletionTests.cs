using System.Diagnostics;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class CompletionTests
{
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("li", "lint")]
    [DataRow("baseline wr", "write")]
    [DataRow("lint --fail-on ", "error info never warning")]
    [DataRow("lint --format=sa", "")]
    [DataRow("lint -f sa", "sarif")]
    [DataRow("fix --rule RootU", "RootUser")]
    [DataRow("explain DL301", "DL3010 DL3011 DL3012 DL3013 DL3014 DL3015 DL3016 DL3018 DL3019")]
    [DataRow("lint --no-had", "--no-hadolint-config")]
    [DataRow("lint Docker", "")]
    [DataRow("lint ", "")]
    public void Bash_completes_commands_options_values_and_rules(string line, string completions)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["script"], ToolRun.In(folder, "completion", "bash").Output);
        var tool = Path.Combine(AppContext.BaseDirectory, "dockerfile-analyzers.dll");
        var typed = "dockerfile-analyzers " + line;

        var output = RunBash(folder.Path, $$"""
            dockerfile-analyzers() { dotnet exec '{{tool}}' "$@"; }
            source ./script
            COMP_LINE='{{typed}}'; COMP_POINT={{typed.Length}}
            IFS=' ' read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            _dockerfile_analyzers
            echo "${COMPREPLY[@]}"
            """);

        Assert.AreEqual(completions, output.TrimEnd('\n'));
    }

    [TestMethod]
    public void There_is_a_script_for_each_shell()
    {
        using var folder = new TemporaryFolder();

        foreach (var shell in new[] { "bash", "zsh", "fish", "pwsh" })
        {
            var run = ToolRun.In(folder, "completion", shell);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            StringAssert.Contains(run.Output, "dockerfile-analyzers");
            StringAssert.Contains(run.Output, "[suggest:");
        }

        Assert.AreEqual(2, ToolRun.In(folder, "completion", "csh").ExitCode);
    }

    private static string RunBash(string folder, string script)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
