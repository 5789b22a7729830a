using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class DownloadPipedToShellTests : RuleTests<DownloadPipedToShell>
{
    [TestMethod]
    [DataRow("[|wget|] -qO- https://example.org/i.sh | sh -s -- -y")]
    [DataRow("[|curl|] https://example.org/i.py | python3 -")]
    [DataRow("[|curl|] https://example.org/i.sh | sudo -E bash -")]
    [DataRow("bash -c \"$([|curl|] -fsSL https://example.org/i.sh)\"")]
    [DataRow("bash <([|curl|] -fsSL https://example.org/i.sh)")]
    [DataRow("env A=1 nice [|curl|] -fsSL https://example.org/i.sh | time bash")]
    public void There_are_many_ways(string script) =>
        Verify($"FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN {script}\n");

    [TestMethod]
    public void A_version_that_is_not_known_does_not_hide_the_server() =>
        Verify("FROM debian:12\nARG V\nRUN set -o pipefail; [|curl|] -fsSL \"https://example.org/$V/i.sh\" | bash\n");

    [TestMethod]
    [DataRow(
        "set -o pipefail; [|curl|] https://example.org/i.sh | bash",
        "The script from 'example.org' is run without verification; without '-f', error pages are also run")]
    [DataRow(
        "set -o pipefail; [|wget|] -O- https://example.org/i.sh | bash",
        "The script from 'example.org' is run without verification")]
    public void Its_message_names_all_that_is_missing(string script, string message) =>
        Verify($"FROM fedora:42\nRUN {script}\n", message: message);

    [TestMethod]
    [DataRow("curl -fsSL https://example.org/k.asc | gpg --dearmor -o /k.gpg")]
    [DataRow("curl -fsSL https://example.org/v | head -1")]
    [DataRow("curl -fsSLo i.sh https://example.org/i.sh")]
    public void Data_is_not_run(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("curl -fsSL https://example.org/i.sh | bash")]
    [DataRow("sh -c 'curl -fsSL https://example.org/i.sh | bash'")]
    public void Where_its_failure_is_lost_that_rule_says_both(string script) =>
        Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("[|iwr|] https://example.org/i.ps1 -UseBasicParsing | iex")]
    [DataRow("[|iex|] ((New-Object System.Net.WebClient).DownloadString('https://example.org/i.ps1'))")]
    [DataRow("iwr https://example.org/a | ConvertFrom-Json; iex 'a'")]
    public void PowerShell_runs_it_with_iex(string script) => Verify(
        $"FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [\"powershell\", \"-Command\"]\nRUN {script}\n");
}
