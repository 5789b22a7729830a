using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class EmptySearchPathTests : RuleTests<EmptySearchPath>
{
    [TestMethod]
    [DataRow("PYTHONPATH=[|${PYTHONPATH}|]:/app", "PYTHONPATH=${PYTHONPATH:+$PYTHONPATH:}/app")]
    [DataRow("CPATH=\"/opt/include:[|$CPATH|]\"", "CPATH=\"/opt/include${CPATH:+:$CPATH}\"")]
    [DataRow("LD_LIBRARY_PATH /a:[|$LD_LIBRARY_PATH|]", "LD_LIBRARY_PATH /a${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}")]
    public void The_separator_needs_a_value_beside_it(string pair, string fixedPair) =>
        Verify($"FROM python:3.13\nENV {pair}\n", fixedTo: $"FROM python:3.13\nENV {fixedPair}\n");

    [TestMethod]
    [DataRow("tomcat:10", "LD_LIBRARY_PATH=/x:$LD_LIBRARY_PATH")]
    [DataRow("nvidia/cuda:12.4.0-base-ubuntu22.04", "LD_LIBRARY_PATH=/x:$LD_LIBRARY_PATH")]
    [DataRow("debian:12", "MANPATH=/x:$MANPATH")]
    [DataRow("debian:12", "CLASSPATH=$CLASSPATH:.:/lib")]
    [DataRow("debian:12", "LD_LIBRARY_PATH=/x$LD_LIBRARY_PATH")]
    [DataRow("debian:12", "LD_LIBRARY_PATH=/x:${LD_LIBRARY_PATH:-/y}")]
    public void Values_that_may_be_there_and_the_directory_that_is_meant_are_left_alone(string image, string pair) =>
        Verify($"FROM {image}\nENV {pair}\n");
}
