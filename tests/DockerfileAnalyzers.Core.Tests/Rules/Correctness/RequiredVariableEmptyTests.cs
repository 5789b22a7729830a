using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class RequiredVariableEmptyTests : RuleTests<RequiredVariableEmpty>
{
    [TestMethod]
    public void An_ENV_without_a_value_always_fails() => Verify("""
        FROM debian:12
        ENV B=
        WORKDIR [|${B:?must}|]
        """,
        message: "'B' is required but empty; the build always fails");

    [TestMethod]
    [DataRow("LABEL v=[|${VERSION?}|]")]
    [DataRow("ENV B=\nCOPY a /[|${B:?}|]/")]
    [DataRow("ENV B=\nRUN set -e; cp a \"/[|${B:?no target}|]\"; ls")]
    [DataRow("ENV B=\nRUN mkdir /x && cp a [|${B:?}|]")]
    public void No_caller_can_give_it_a_value(string instructions) => Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    [DataRow("ARG B=\nWORKDIR ${B:?must}")]
    [DataRow("ENV B=\nWORKDIR ${B?must}")]
    [DataRow("ENV B=\nRUN test -n \"$A\" || echo ${B:?}")]
    [DataRow("ENV B=\nRUN B=1; echo ${B:?}")]
    [DataRow("ENV B=\nRUN if [ -f a ]; then echo ${B:?}; fi")]
    [DataRow("ENV B=\nRUN (echo ${B:?}) | cat")]
    public void A_caller_a_script_or_a_condition_decides(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    public void The_base_image_may_set_it() => Verify("""
        FROM registry.example.com/base
        WORKDIR ${APP_DIR:?}
        """);
}
