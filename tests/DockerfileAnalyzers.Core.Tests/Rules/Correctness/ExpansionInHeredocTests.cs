using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ExpansionInHeredocTests : RuleTests<ExpansionInHeredoc>
{
    [TestMethod]
    public void Variables_that_are_meant_stay_and_the_rest_is_escaped() => Verify("""
        FROM debian:12
        ARG VERSION=1
        ADD <<-END /start.sh
        	#!/bin/sh
        	echo "$VERSION of '[|$0|]'"
        	printf 'a\n'
        	exec app "$@"
        END
        """,
        fixedTo: """
        FROM debian:12
        ARG VERSION=1
        ADD <<-END /start.sh
        	#!/bin/sh
        	echo "$VERSION of '\$0'"
        	printf 'a\\n'
        	exec app "\$@"
        END
        """);

    [TestMethod]
    public void Docker_removes_backslashes() => Verify("""
        FROM registry.example.com/base
        COPY <<EOF /etc/nginx/conf.d/php.conf
        location ~ [|\.|]php$ { }
        EOF
        """,
        message: "'\\.' in this here-document loses its backslash; quote the delimiter to copy the text unchanged: "
            + "<<'EOF'");

    [TestMethod]
    public void A_line_that_is_continued_ends() => Verify("""
        FROM debian:12
        COPY <<EOF /a.sh
        cp a [|\|]
          b
        EOF
        """);

    [TestMethod]
    [DataRow("echo [|${list[@]}|]", "is an expansion that Docker does not support, and the build fails")]
    [DataRow("echo [|${name^^}|]", "is an expansion that Docker does not support, and the build fails")]
    [DataRow("listen [|${PORT:-80}|]", "is expanded during the build, where it is not set")]
    [DataRow("proxy_set_header Host [|$host|];", "is expanded during the build, where it is not set")]
    [DataRow("echo [|$TARGETARCH|]", "is expanded during the build, where it is not set")]
    public void What_a_shell_or_another_program_is_to_expand_is_lost(string line, string loss) =>
        Verify(
            $"FROM nginx:1.29\nCOPY <<EOF /x\n{line}\nEOF\n",
            message: $"'{line.Split("[|")[1].Split("|]")[0]}' in this here-document {loss}; "
                + "quote the delimiter to copy the text unchanged: <<'EOF'");

    [TestMethod]
    [DataRow("COPY <<'EOF' /x\nexec \"$@\" \\n\nEOF")]
    [DataRow("COPY <<\"EOF\" /x\nexec \"$@\"\nEOF")]
    [DataRow("ARG V\nCOPY <<EOF /x\n$V ${V:-1} \\$@ \\\\ $(date) costs $ 5\nEOF")]
    [DataRow("RUN <<EOF\nset -- a\necho \"$@\" $1\nEOF")]
    [DataRow("RUN cat <<EOF > /x\n$1\nEOF")]
    public void Quoted_delimiters_and_scripts_are_left_alone(string instruction) =>
        Verify($"FROM debian:12\n{instruction}\n");

    [TestMethod]
    public void A_base_image_that_is_not_known_may_set_it() => Verify("""
        FROM registry.example.com/base
        COPY <<EOF /x
        $APP_HOME ${PORT:-80}
        EOF
        """);
}
