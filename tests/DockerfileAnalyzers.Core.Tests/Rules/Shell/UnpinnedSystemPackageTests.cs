using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnpinnedSystemPackageTests : RuleTests<UnpinnedSystemPackage>
{
    [TestMethod]
    [DataRow("apt-get install -y -t bookworm-backports [|git|]")]
    [DataRow("apk add -t .build --no-cache [|gcc|]")]
    [DataRow("yum install -y [|java-17-openjdk|] git-2.39.3")]
    [DataRow("dnf install -y [|git|] ./a.rpm")]
    [DataRow("zypper -n in [|git|] curl=8.0")]
    [DataRow("sudo apt-get install -y [|git|]")]
    public void Options_and_their_values_are_no_packages(string script) =>
        Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    [DataRow("apk add [|a|]", "'a' has no pinned version")]
    [DataRow("apk add [|a|] b=1 c", "'a' and 'c' have no pinned version")]
    [DataRow("apk add [|a|] b c", "'a', 'b' and 'c' have no pinned version")]
    [DataRow("apk add [|a|] b c d", "'a', 'b' and 2 others have no pinned version")]
    [DataRow("apk add [|a|] b c d e", "'a', 'b' and 3 others have no pinned version")]
    public void A_command_is_one_finding(string script, string message) =>
        Verify($"FROM example/base:1\nRUN {script}\n", message: message);

    [TestMethod]
    [DataRow("apt-get install -y git/bookworm-backports")]
    [DataRow("apt-get install -y $(cat packages.txt)")]
    [DataRow("apt-get build-dep -y git=1")]
    [DataRow("apt-get -o A=b install -y git=1")]
    [DataRow("apk add ./a.apk git~=2.4")]
    [DataRow("yum install -y https://example.org/a.rpm")]
    [DataRow("yum groupinstall -y tools")]
    public void Pinned_files_and_what_is_not_known(string script) => Verify($"FROM example/base:1\nRUN {script}\n");
}
