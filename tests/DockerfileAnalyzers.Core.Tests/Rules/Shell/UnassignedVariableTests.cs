using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnassignedVariableTests : RuleTests<UnassignedVariable>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm -rf $dir/*")]
    [DataRow("FROM debian:12\nRUN rm -rf \"/usr/${dir}\"")]
    [DataRow("FROM alpine:3.23\nRUN cd /x && rm -rf $dir/")]
    public void What_an_empty_one_deletes_is_another_finding(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm -rf [|$dir|]/")]
    [DataRow("FROM debian:12\nRUN rm -rf /srv/[|$dir|]")]
    [DataRow("FROM debian:12\nRUN rm -rf /usr/$dir; cp a [|$other|]/")]
    public void What_is_deleted_without_harm_is_reported_here(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_name_is_reported_once() => Verify("""
        FROM debian:12
        RUN a [|$b|] "$b"
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN . ./env && a $b")]
    [DataRow("FROM registry.example.com/base\nRUN read a && for b in $a; do c $b $D; done")]
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

    [TestMethod]
    [DataRow("if [ -n \"$x\" ]; then echo \"$x\"; fi")]
    [DataRow("[ -z \"$x\" ] || a $x")]
    [DataRow("if [[ -v x ]]; then echo $x; fi")]
    [DataRow("a ${x:-1} $x")]
    public void Whoever_asks_for_a_value_knows_that_it_may_be_empty(string script) =>
        Verify($"FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN {script}\n");

    [TestMethod]
    [DataRow("let x=1 'y = 2'; echo $x $y")]
    [DataRow("((x=1)); echo $x")]
    [DataRow("declare -A x; echo ${x[@]}")]
    [DataRow("f() { local x; read -r x < f; echo $x; }; f")]
    [DataRow("printf -v 'x[0]' a; echo ${x[0]}")]
    [DataRow("printf -vx a; echo $x")]
    [DataRow("sleep 1 & wait -p x; echo $x")]
    [DataRow("builtin export x=1; echo $x")]
    [DataRow("command export x=1; echo $x")]
    [DataRow("export \"x=1\" && echo $x")]
    [DataRow("readonly 'x'=1; echo $x")]
    [DataRow("declare -x \"x=$HOME\"; echo $x")]
    [DataRow("export $(cat .env) && echo $x")]
    [DataRow("export `cat .env`; echo $x")]
    [DataRow("eval \"x=1\" && echo $x")]
    [DataRow("read -r \"x\" < f; echo $x")]
    [DataRow("exec {x}> f; echo $x")]
    [DataRow("coproc x { cat; }; echo ${x[0]}")]
    public void A_shell_has_many_ways_to_assign(string script) =>
        Verify($"FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN {script}\n");

    [TestMethod]
    public void A_secret_can_be_mounted_as_a_variable() => Verify("""
        FROM debian:12
        RUN --mount=type=secret,id=token,env=token curl -H "X-Token: $token" https://example.com && echo [|$other|]
        """);

    [TestMethod]
    [DataRow("debian:12", "curl -O https://example.com/app-[|${APP_VERSION}|].tgz")]
    [DataRow("node:$V", "echo [|$RUN_MODE|]")]
    public void Names_in_capitals_are_reported_where_the_base_image_is_known(string image, string script) =>
        Verify($"ARG V\nFROM {image}\nRUN {script}\n");

    [TestMethod]
    [DataRow("registry.example.com/base", "echo $APP_VERSION")]
    [DataRow("python:3.13", "echo $PYTHON_VERSION $PYTHON_PIP_VERSION")]
    [DataRow("debian:12", "echo $RANDOM $PWD $BASH_VERSION $HTTP_PROXY $OPTARG")]
    [DataRow("debian:12", "CFLAGS=\"$CFLAGS -O2\" make")]
    [DataRow("debian:12", "make $MAKE_OPTS")]
    public void What_the_image_or_the_shell_sets_and_options_are_left_alone(string image, string script) =>
        Verify($"FROM {image}\nRUN {script}\n");

    [TestMethod]
    [DataRow("microsoft/iis")]
    [DataRow("microsoft/windowsservercore")]
    public void The_command_line_of_an_image_of_Windows_has_no_such_variables(string image) =>
        Verify($"FROM {image}\nRUN powershell -Command \"$env:Value='false'; Install-Package x\"\n");

    [TestMethod]
    [DataRow("SHELL [\"/bin/bash\", \"-lc\"]")]
    [DataRow("SHELL [\"/bin/bash\", \"--login\", \"-c\"]")]
    [DataRow("ENV BASH_ENV=/root/.env")]
    public void A_profile_may_assign_it(string instruction) =>
        Verify($"FROM debian:12\n{instruction}\nRUN echo $NVM_HOME $nvm_home\n");
}
