using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class UnassignedVariableTests : RuleTests<UnassignedVariable>
{
    [TestMethod]
    public void A_name_is_reported_once() => Verify("""
        FROM debian:12
        RUN a [|$b|] "$b"
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN . ./env && a $b")]
    [DataRow("FROM debian:12\nRUN read a && for b in $a; do c $b $D; done")]
    [DataRow("FROM debian:12\nENV a=1\nRUN b $a")]
    [DataRow("FROM debian:12\nRUN a=b set -x && c $a")]
    public void What_may_be_assigned_elsewhere_is_left_alone(string instructions) => Verify(instructions);

    [TestMethod]
    public void What_is_assigned_for_one_command_is_gone_behind_it() => Verify("""
        FROM debian:12
        RUN deps="a b" apt-get update && apt-get install -y [|$deps|]
        """);

    [TestMethod]
    public void A_configuration_file_in_a_heredoc_loses_its_variables() => Verify("""
        FROM nginx:1.27
        COPY a b
        RUN cat <<EOF > /etc/nginx/conf.d/a.conf
        return 301 [|$request_uri|];
        EOF
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN export x=1; bash -c 'echo $x'")]
    public void A_script_that_is_an_argument_has_what_is_exported_to_it(string instructions) => Verify(instructions);
}
