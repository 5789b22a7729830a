using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ExpansionInSingleQuotesTests : RuleTests<ExpansionInSingleQuotes>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . -name x -exec sh -c 'echo $1' _ {} + && xargs -I{} sh -c 'a $b' "
            + "&& dpkg-query -f '${Package}' -W && envsubst '$A' < b")]
    [DataRow("FROM debian:12\nRUN { echo 'a $b'; } > c && echo 'd $e' | tee f && PS1='$ ' && echo 'costs $'")]
    public void Text_that_another_program_reads_is_left_alone(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_message_with_a_variable_in_it_is_reported() => Verify("""
        FROM debian:12
        RUN echo [|'$version'|]
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN if [ -d [|'$ROOT'|] ]; then make; fi; [ -v 'list[$i]' ] && make")]
    public void A_test_of_what_is_not_expanded_is_no_test(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_build_argument_in_text_for_sed_is_never_expanded() => Verify("""
        FROM debian:12
        ARG VER=1
        RUN sed -i [|'s/VERSION/${VER}/'|] /f
        """,
        fixedTo: """
        FROM debian:12
        ARG VER=1
        RUN sed -i "s/VERSION/${VER}/" /f
        """,
        message: "'${VER}' is in single quotes and is not expanded");

    [TestMethod]
    [DataRow("echo [|'v=$VER'|] > /version")]
    [DataRow("echo [|'${VER}'|] | tee /version")]
    [DataRow("printf '%s' [|'$VER'|] >> /version")]
    [DataRow("find . -name a -exec sed -i [|'s/x/${VER}/'|] {} \\;")]
    [DataRow("sudo sed -i [|'s/x/$VER/'|] /f")]
    [DataRow("echo [|'$KEPT'|] > /f")]
    [DataRow("sed -i [|'s/x/$KEPT/'|] /index.html")]
    public void Nor_is_it_in_what_is_written_to_a_file(string script) =>
        Verify($"FROM debian:12\nARG VER=1\nENV KEPT=1\nRUN {script}\n");

    [TestMethod]
    [DataRow("echo 'export PATH=$KEPT/bin:$PATH' >> /etc/profile")]
    [DataRow("echo 'VER=$1; echo $VER' > /s.sh")]
    [DataRow("echo 'proxy_set_header Host $host;' > /etc/nginx/a.conf")]
    [DataRow("sed -n '$p' f")]
    [DataRow("sed -i 's|${VER}|'\"${VER}\"'|' f.template")]
    [DataRow("sed -i '/${VER}/d' f")]
    [DataRow("echo 'exec app $VER' > /entrypoint.sh")]
    [DataRow("echo 'listen ${VER};' > /etc/nginx/templates/a.conf.template")]
    [DataRow("echo 'cd $HOME' > /f")]
    [DataRow("sed -i 's/a/\\${VER}/' f")]
    [DataRow("sed -i 's/a$VERB/b/' f")]
    [DataRow("sh -c 'echo $VER'")]
    [DataRow("awk '{ print $VER }' f")]
    [DataRow("envsubst '$VER' < a > b")]
    [DataRow("perl -pe 's/a/$VER/' f")]
    [DataRow("php -r 'echo $VER;'")]
    public void What_another_program_expands_later_is_left_alone(string script) =>
        Verify($"FROM debian:12\nARG VER=1 host=a p=1\nENV KEPT=1\nRUN {script}\n");
}
