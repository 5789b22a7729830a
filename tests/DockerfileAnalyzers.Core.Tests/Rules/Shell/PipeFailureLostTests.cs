using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class PipeFailureLostTests : RuleTests<PipeFailureLost>
{
    [TestMethod]
    [DataRow("curl -fsSL https://x | tee f; [ -s f ]")]
    [DataRow("curl -fsSL https://x | tee /tmp/f >/dev/null && sort f && test -s /tmp/f && make")]
    [DataRow("curl -fsSL https://x | sh && command -v tool")]
    [DataRow("curl -fsSL https://x | sh -s -- -y && export PATH=/t:$PATH && tool --version")]
    [DataRow("curl -fsSL https://x | bash; which tool || exit 1; make")]
    [DataRow("make 2>&1 | tee log; test \"$(tail -1 log)\" = ok")]
    [DataRow("make | tee log; grep -q passed log")]
    public void A_command_that_fails_without_the_result_notices(string command) =>
        Verify($"FROM debian:12\nRUN {command}\n");

    [TestMethod]
    [DataRow("[|curl|] -fsSL https://x | tee f; [ -s g ]")]
    [DataRow("[|curl|] -fsSL https://x | tee f; [ -s f ]; echo")]
    [DataRow("[|curl|] -fsSL https://x | sh && apt-get install -y tool && command -v tool")]
    [DataRow("[|curl|] -fsSL https://x | sh; command -v tool || true")]
    [DataRow("[|curl|] -fsSL https://x | tee f && ! [ -s f ]")]
    public void A_check_of_something_else_does_not(string command) => Verify($"FROM debian:12\nRUN {command}\n");

    [TestMethod]
    [DataRow("[|$DIR/bin/openssl|] ciphers | wc -l")]
    [DataRow("[|\"${DIR}/curl\"|] -fsSL https://x | wc -l")]
    public void A_program_in_a_folder_that_a_variable_names_fails_as_well(string command) =>
        Verify($"FROM debian:12\nRUN {command}\n");

    [TestMethod]
    [DataRow("curl -fsSL https://x | xargs pip install")]
    [DataRow("curl -fsSL https://x | xargs -n 1 sudo chmod 755")]
    [DataRow("wget -qO- https://x | sort | xargs mkdir -p")]
    [DataRow("[|curl|] -fsSL https://x | xargs -r pip install")]
    [DataRow("[|curl|] -fsSL https://x | xargs -I{} cp {} /y")]
    [DataRow("[|curl|] -fsSL https://x | xargs npm install")]
    public void A_command_that_xargs_runs_fails_where_it_needs_an_operand(string command) =>
        Verify($"FROM debian:12\nRUN {command}\n");

    [TestMethod]
    public void BusyBox_has_the_option() => Verify("""
        FROM alpine:3.20
        RUN [|wget|] -qO- https://example.org/a | jq .b
        """,
        fixedTo: """
        FROM alpine:3.20
        RUN set -o pipefail && wget -qO- https://example.org/a | jq .b
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN curl a | sh")]
    [DataRow("FROM debian:12 AS a\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nFROM a\nRUN curl a | sh")]
    [DataRow("FROM debian:12\nRUN <<EOF\n#!/bin/bash -eo pipefail\ncurl a | sh\nEOF")]
    public void The_option_may_come_with_the_shell(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN echo a | sh && yes | apt-get install b && curl -f a | (cd b && tar x) && curl -f a | jq -er .b "
            + "&& ls | xargs -r apk info | sort && printf c | tee d && if curl e | sh; then f; fi")]
    public void What_cannot_fail_may_stand_on_the_left(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "[|curl|] https://example.org/i.sh | sh",
        "The pipeline does not fail when 'curl' fails; the script from 'example.org' is run without verification, "
            + "and without '-f', even an error page is run")]
    [DataRow(
        "sudo -E nice -n 5 [|wget|] -qO- https://example.org/i.py | sudo -E python3 -",
        "The pipeline does not fail when 'wget' fails; the script from 'example.org' is run without verification")]
    public void A_script_that_is_run_unseen_is_one_finding(string script, string message) =>
        Verify($"FROM debian:12\nRUN {script}\n", message: message);

    [TestMethod]
    public void A_script_in_clear_text_is_lost_like_any_other_download() =>
        Verify("FROM debian:12\nRUN [|curl|] -f http://example.org/i.sh | sh\n");

    [TestMethod]
    [DataRow("V=$(curl -f https://example.org/v | head -1)")]
    [DataRow("make 2>&1 | head -n1")]
    [DataRow("curl -f https://example.org/v | tr a b | grep -q c")]
    [DataRow("curl -f https://example.org/v | grep -m1 v")]
    [DataRow("curl -f https://example.org/v | sed 3q")]
    [DataRow("dotnet --list-sdks | awk '{ print $1; exit }'")]
    public void What_stops_reading_early_may_kill_the_left_side(string script) =>
        Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void What_is_only_shown_may_fail() =>
        Verify("FROM debian:12\nRUN git show | cat && git --no-pager log -1 | cat\n");

    [TestMethod]
    public void A_missing_separator_is_no_fault_of_the_pipe() => Verify(
        "FROM debian:12\nRUN apt-get update && apt-get install -y curl curl -sS https://example.org/installer | php\n");

    [TestMethod]
    public void An_output_that_is_assigned_is_lost_too() => Verify("""
        FROM debian:12
        RUN v=$([|curl|] -f a | jq -r .b) && echo "$v"
        """);

    [TestMethod]
    [DataRow("RUN [\"/bin/sh\", \"-c\", \"[|curl|] -f https://example.org/a | jq .b\"]")]
    [DataRow("RUN bash -lc '[|curl|] -f https://example.org/a | jq .b'")]
    [DataRow("RUN env A=1 sh -c \"sh -c '[|curl|] -f https://example.org/a | jq .b'\"")]
    [DataRow(
        "RUN bash -o pipefail -c 'curl -f https://example.org/a | jq .b' && bash -c 'set -o pipefail; "
            + "curl -f https://example.org/a | jq .b'")]
    [DataRow("RUN sh -c \"curl -f $(x) | jq .b\"")]
    public void A_script_that_is_an_argument_is_read_as_well(string instruction) =>
        Verify("FROM debian:12\n" + instruction + "\n");

    [TestMethod]
    [DataRow("[|./x.sh|] | tee /log")]
    [DataRow("[|/opt/x.sh|] 2>&1 | tee /log")]
    [DataRow("[|bash|] x.sh | tee /log")]
    [DataRow("[|python3|] -m build | tee /log")]
    [DataRow("sudo [|./gradlew|] build | tee /log")]
    [DataRow("[|php|] -r \"readfile('https://example.org/installer');\" | php")]
    [DataRow("[|java|] -jar a.jar | tee /log")]
    [DataRow("[|tar|] -v -xf a.tar | tee /log")]
    [DataRow("[|sh|] -c './x.sh' | tee /log")]
    [DataRow("[|bash|] -lc \"cd /src && ./build.sh\" | tee /log")]
    [DataRow("[|bash|] -c 'echo start; make all' | tee /log")]
    [DataRow("sudo [|sh|] -c 'npm test' | tee /log")]
    public void A_script_can_fail(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("python3 --version | tee /log")]
    [DataRow("pip freeze | tee /log")]
    [DataRow("npm -v | tee /log && mvn -v | tee /log")]
    [DataRow("perl -pe 's/a/b/' f | tee /log")]
    [DataRow("./x.sh | tee /log || exit 1")]
    [DataRow("sh -c 'echo done' | tee /log")]
    [DataRow("sh -c './x.sh; true' | tee /log")]
    [DataRow("sh -c \"$SCRIPT\" | tee /log")]
    public void A_question_and_a_filter_are_no_builds(string script) => Verify($"FROM debian:12\nRUN {script}\n");
}
