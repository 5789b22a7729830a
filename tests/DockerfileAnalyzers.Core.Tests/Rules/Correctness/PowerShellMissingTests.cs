using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class PowerShellMissingTests : RuleTests<PowerShellMissing>
{
    [TestMethod]
    public void PowerShell_7_may_be_there() =>
        Verify("FROM mcr.microsoft.com/dotnet/sdk:10.0-nanoserver-ltsc2025\nRUN [\"pwsh\", \"-Command\", \"1\"]\n");
}
