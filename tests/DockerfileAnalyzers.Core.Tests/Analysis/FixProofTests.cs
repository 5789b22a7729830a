using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Harness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Analysis;

/// <summary>
/// The check of fixes must find what a harmful fix does: each of these declares less than it changes.
/// </summary>
[TestClass]
public sealed class FixProofTests
{
    [TestMethod]
    public void A_command_that_vanishes_is_found() =>
        Finds(Change.AddsOption, "FROM debian\nRUN make && make install", "FROM debian\nRUN make -s", "RewritesScript");

    [TestMethod]
    public void A_command_that_is_added_is_found() =>
        Finds(Change.QuotesWord, "FROM debian\nRUN make", "FROM debian\nRUN make && make test", "RewritesScript");

    [TestMethod]
    public void A_command_that_moves_into_a_branch_is_found() =>
        Finds(Change.AddsOption, "FROM debian\nRUN a; b", "FROM debian\nRUN a && b", "RewritesScript");

    [TestMethod]
    [DataRow("RUN npm install", "RUN npm install foo", "ReplacesWord")]
    [DataRow("RUN cp a b", "RUN cp b a", "ReplacesWord")]
    [DataRow("RUN make 2>&1 >/dev/null", "RUN make >/dev/null 2>&1", "ReplacesWord")]
    [DataRow("RUN apt-get install -y curl git", "RUN apt-get install -y curl", "RemovesWord")]
    [DataRow("RUN CFLAGS=-O2 make", "RUN make -s", "RewritesScript")]
    [DataRow("RUN sh -c 'npm install a'", "RUN sh -c 'npm install b'", "ReplacesWord")]
    public void Words_that_no_option_explains_are_found(string before, string after, string kind) =>
        Finds(Change.AddsOption, "FROM debian\n" + before, "FROM debian\n" + after, kind);

    [TestMethod]
    [DataRow("RUN npm ci", "RUN npm ci --omit=dev")]
    [DataRow("RUN git clone https://x/y", "RUN git clone --depth 1 https://x/y")]
    [DataRow("RUN [\"npm\", \"ci\"]", "RUN [\"npm\", \"ci\", \"--omit=dev\"]")]
    [DataRow("RUN bash -c 'npm ci && npm test'", "RUN bash -c 'npm ci --omit=dev && npm test'")]
    [DataRow("RUN <<EOF\nnpm ci\nEOF", "RUN <<EOF\nnpm ci --omit=dev\nEOF")]
    public void An_option_may_be_added_in_any_form(string before, string after) =>
        Allows(Change.AddsOption, "FROM node\n" + before, "FROM node\n" + after);

    [TestMethod]
    public void Quotes_change_nothing_else() =>
        Allows(Change.QuotesWord, "FROM debian\nRUN cp $a/x *.txt b", "FROM debian\nRUN cp \"$a/x\" '*.txt' \"b\"");

    [TestMethod]
    public void Quotes_that_become_text_are_found() =>
        Finds(
            Change.QuotesWord,
            "FROM debian\nRUN pip install a==${V:-'1.0'}",
            "FROM debian\nRUN pip install \"a==${V:-'1.0'}\"",
            "ReplacesWord");

    [TestMethod]
    public void Another_notation_is_no_change() => Allows(
        Change.Notation,
        "from debian:12 as Build\nenv A b\nRUN echo `date` ${X}\nEXPOSE 80:8080/TCP\nWORKDIR /a\nWORKDIR b\n"
            + "CMD [ \"a\" ]",
        "FROM debian:12 AS build\nENV A=b\nRUN echo $(date) $X\nEXPOSE 8080\nWORKDIR /a\nWORKDIR /a/b\nCMD [\"a\"]");

    [TestMethod]
    [DataRow("ENV A=1 B=$A", "ENV A=1\nENV B=$A")]
    [DataRow("ARG A=1", "ARG A=2")]
    [DataRow("LABEL a=b", "LABEL a=c")]
    public void Values_are_compared_after_expansion(string before, string after) =>
        Finds(Change.Notation, "FROM debian\n" + before, "FROM debian\n" + after, "ChangesValue");

    [TestMethod]
    public void An_argument_that_gives_other_instructions_a_value_is_found() =>
        Finds(
            Change.AddsCopy,
            "ARG V=1\nFROM debian\nCOPY a$V b",
            "ARG V=1\nFROM debian\nARG V\nCOPY a$V b",
            "ChangesValue");

    [TestMethod]
    public void Comments_are_never_lost() => Finds(
        Change.RewritesScript,
        "FROM debian\nRUN a \\\n# why\n  && b",
        "FROM debian\nRUN a && b",
        "never allowed: comments");

    [TestMethod]
    public void Parser_directives_are_never_changed() => Finds(
        Change.Notation, "# escape=`\nFROM debian", "# escape=\\\nFROM debian", "never allowed: parser directives");

    [TestMethod]
    public void A_syntax_error_is_never_allowed() =>
        Finds(Change.ReplacesOperand, "FROM debian\nCOPY a b", "FROM debian\nCOPY a", "never allowed: a syntax error");

    [TestMethod]
    public void CMD_in_exec_form_starts_the_same_program() =>
        Allows(Change.WritesExecForm, "FROM debian\nCMD node app.js", "FROM debian\nCMD [\"node\", \"app.js\"]");

    [TestMethod]
    [DataRow("CMD node app.js", "CMD [\"node\", \"main.js\"]")]
    [DataRow("CMD node app.js | tee log", "CMD [\"node\", \"app.js\"]")]
    [DataRow("CMD [\"a\"]", "CMD [\"a\", \"b\"]")]
    public void Another_start_is_found(string before, string after) =>
        Finds(Change.WritesExecForm, "FROM debian\n" + before, "FROM debian\n" + after, "ChangesStart");

    [TestMethod]
    public void A_shell_that_changes_how_the_container_starts_is_found() => Finds(
        Change.AddsInstruction,
        "FROM debian\nRUN a | b\nCMD node app.js",
        "FROM debian\nSHELL [\"/bin/bash\", \"-c\"]\nRUN a | b\nCMD node app.js",
        "ChangesStart");

    [TestMethod]
    public void An_ENTRYPOINT_that_is_removed_with_effect_is_found() =>
        Finds(
            Change.RemovesInstruction,
            "FROM debian\nENTRYPOINT [\"a\"]\nCMD [\"b\"]",
            "FROM debian\nCMD [\"b\"]",
            "ChangesStart");

    [TestMethod]
    public void A_CMD_without_effect_may_go() =>
        Allows(Change.RemovesInstruction, "FROM debian\nCMD [\"a\"]\nCMD [\"b\"]", "FROM debian\nCMD [\"b\"]");

    [TestMethod]
    public void RUN_may_be_joined_with_what_follows_it() =>
        Allows(
            Change.JoinsRuns + Change.AppendsCleanUp,
            "FROM debian\nRUN a\nRUN b && c",
            "FROM debian\nRUN a \\\n && b && c && rm -rf /var/lib/apt/lists/*");

    [TestMethod]
    [DataRow("RUN cd /x\nRUN make", "RUN cd /x && make")]
    [DataRow("RUN export A=1\nRUN make", "RUN export A=1 && make")]
    [DataRow("RUN set -e\nRUN make", "RUN set -e && make")]
    [DataRow("RUN A=1\nRUN make", "RUN A=1 && make")]
    [DataRow("RUN a\nRUN b || c", "RUN a && b || c")]
    [DataRow("RUN a; b\nRUN c", "RUN a; b && c")]
    public void RUN_that_hand_something_on_may_not_be_joined(string before, string after) =>
        Finds(Change.JoinsRuns, "FROM debian\n" + before, "FROM debian\n" + after, "never allowed");

    [TestMethod]
    public void RUN_may_not_be_joined_over_another_instruction() =>
        Finds(
            Change.JoinsRuns,
            "FROM debian\nRUN a\nCOPY x y\nRUN b",
            "FROM debian\nCOPY x y\nRUN a && b",
            "ReplacesInstruction");

    [TestMethod]
    public void A_clean_up_only_deletes() => Finds(
        Change.AppendsCleanUp, "FROM debian\nRUN a", "FROM debian\nRUN a && apt-get autoremove -y", "RewritesScript");

    [TestMethod]
    public void A_clean_up_before_the_last_use_is_found() =>
        Finds(
            Change.AppendsCleanUp,
            "FROM debian\nRUN tar xf a.tgz && sha1sum a.tgz",
            "FROM debian\nRUN tar xf a.tgz && rm a.tgz && sha1sum a.tgz",
            "never allowed: 'rm a.tgz' deletes");

    [TestMethod]
    [DataRow("EXPOSE 80", "EXPOSE 8080")]
    [DataRow("COPY a b", "COPY a c")]
    [DataRow("COPY --chown=1 a b", "COPY a b")]
    [DataRow("USER app", "USER root")]
    [DataRow("VOLUME /a", "VOLUME /b")]
    [DataRow("STOPSIGNAL SIGTERM", "STOPSIGNAL SIGINT")]
    public void Operands_are_compared(string before, string after) =>
        Finds(Change.Notation, "FROM debian\n" + before, "FROM debian\n" + after, "ReplacesOperand");

    [TestMethod]
    public void Another_image_is_found() => Finds(Change.Notation, "FROM debian:12", "FROM debian:13", "ReplacesImage");

    [TestMethod]
    public void Another_platform_is_found() =>
        Finds(Change.Notation, "FROM --platform=linux/amd64 debian", "FROM debian", "ChangesPlatform");

    [TestMethod]
    public void The_default_platform_may_go() =>
        Allows(Change.Notation, "FROM --platform=$TARGETPLATFORM debian", "FROM debian");

    [TestMethod]
    public void Another_mount_is_found() => Finds(
        Change.AddsOption,
        "FROM debian\nRUN --mount=type=cache,target=/a make",
        "FROM debian\nRUN make",
        "ChangesMount");

    [TestMethod]
    public void Another_order_is_found() =>
        Finds(Change.AddsCopy, "FROM debian\nCOPY . .\nRUN a", "FROM debian\nRUN a\nCOPY . .", "MovesInstruction");

    [TestMethod]
    public void What_ONBUILD_runs_is_compared() =>
        Finds(Change.AddsOption, "FROM debian\nONBUILD RUN make a", "FROM debian\nONBUILD RUN make b", "ReplacesWord");

    [TestMethod]
    public void Patterns_that_vanish_are_found() =>
        Finds(Change.AddsPattern, "bin/\nobj/\n", "bin/\n.git/\n", "ReplacesPattern", "/src/.dockerignore");

    [TestMethod]
    public void Comments_of_an_ignore_file_are_never_lost() =>
        Finds(Change.RemovesPattern, "# why\nbin/\nobj/\n", "bin/\n", "never allowed: comment", "/src/.dockerignore");

    [TestMethod]
    public void An_unsafe_kind_is_no_safe_change() =>
        Assert.IsNotInstanceOfType<SafeChange>(Change.AddsOption + Change.RewritesScript);

    private static void Finds(
        Change declared, string before, string after, string violation, string path = "/src/Dockerfile")
    {
        var violations = new FixProof(TestInput.Create(path, before)).FindViolations(after, declared.Kind).ToArray();
        Assert.IsTrue(
            violations.Any(text => text.StartsWith(violation, StringComparison.Ordinal)),
            $"found: {string.Join("\n", violations)}");
    }

    private static void Allows(Change declared, string before, string after) =>
        Assert.AreEqual(
            "",
            string.Join(
                "\n", new FixProof(TestInput.Create("/src/Dockerfile", before)).FindViolations(after, declared.Kind)));
}
