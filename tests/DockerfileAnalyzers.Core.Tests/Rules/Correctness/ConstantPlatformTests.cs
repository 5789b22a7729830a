using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ConstantPlatformTests : RuleTests<ConstantPlatform>
{
    [TestMethod]
    public void A_name_may_say_the_platform_otherwise() => Verify("""
        FROM --platform=linux/x86_64 alpine:3.23 AS tools-amd64
        """);

    [TestMethod]
    public void Variables_leave_it_open() => Verify("""
        ARG PLATFORM=linux/amd64
        FROM --platform=$PLATFORM alpine:3.23
        """);
}
