using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class NonPortableShellSyntaxTests : RuleTests<NonPortableShellSyntax>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN source ./a")]
    [DataRow("FROM fedora:40\nRUN source ./a")]
    [DataRow("FROM example/image\nRUN . ./a && [ b = c ] && echo \"$d\"")]
    public void What_is_known_is_not_for_this_rule(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("mcr.microsoft.com/azurelinux/base/core:3.0")]
    [DataRow("quay.io/centos/centos:stream9")]
    [DataRow("public.ecr.aws/amazonlinux/amazonlinux:2023")]
    [DataRow("registry.access.redhat.com/ubi9/ubi-minimal:9.4")]
    [DataRow("nvidia/cuda:12.2.0-devel-rockylinux8")]
    [DataRow("registry.suse.com/bci/bci-base:15.6")]
    [DataRow("registry.fedoraproject.org/fedora:43")]
    [DataRow("example/centos7-base")]
    [DataRow("vmware/photon:5.0")]
    [DataRow("quay.io/pypa/manylinux_2_28_x86_64")]
    public void Bash_is_the_shell_of_these_images(string image) =>
        Verify($"FROM {image}\nRUN [[ -f a ]] && source /b\n");

    [TestMethod]
    [DataRow("example/oracle-java8")]
    [DataRow("example/centos-on-alpine")]
    [DataRow("quay.io/pypa/manylinux_2_35_armv7l")]
    public void The_shell_of_these_images_is_unknown(string image) =>
        Verify($"FROM {image}\nRUN [|source|] /b\n");
}
