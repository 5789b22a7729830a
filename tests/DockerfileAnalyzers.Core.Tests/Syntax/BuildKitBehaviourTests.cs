using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Syntax;

/// <summary>How Docker reads a Dockerfile, a sentence a test.</summary>
[TestClass]
public sealed class BuildKitBehaviourTests
{
    private static DockerfileSyntax Parse(string text) => DockerfileParser.Parse(new SourceFile("Dockerfile", text));

    private static T Single<T>(string text)
        where T : InstructionSyntax
    {
        var syntax = Parse("FROM scratch\n" + text);
        Assert.IsEmpty(syntax.Errors, string.Join("\n", syntax.Errors));
        return syntax.Instructions.OfType<T>().Single();
    }

    private static string Errors(string text) =>
        string.Join(
            "\n",
            Parse(text).Errors.Select(error =>
                $"{text.Substring(error.Span.Start, error.Span.Length)}: {error.Message}"));

    [TestMethod]
    public void A_continued_line_is_one_instruction_and_keeps_the_blanks_of_the_next_line() =>
        Assert.AreEqual("a   b", Single<RunInstructionSyntax>("RUN a \\\n  b\n").ScriptText!.Text);

    [TestMethod]
    public void Comments_and_blank_lines_inside_a_continuation_vanish() =>
        Assert.AreEqual("a b", Single<RunInstructionSyntax>("RUN a \\\n# why\n\n  # indented\nb\n").ScriptText!.Text);

    [TestMethod]
    public void Blanks_behind_the_escape_character_still_continue() =>
        Assert.AreEqual("a b", Single<RunInstructionSyntax>("RUN a \\  \t\nb\n").ScriptText!.Text);

    [TestMethod]
    public void A_doubled_escape_character_does_not_continue() =>
        Assert.AreEqual("echo a\\\\", Single<RunInstructionSyntax>("RUN echo a\\\\\n").ScriptText!.Text);

    [TestMethod]
    public void The_escape_directive_makes_windows_paths_harmless()
    {
        var syntax = Parse("# escape=`\nFROM scratch\nWORKDIR C:\\\nRUN a `\n b\n");
        Assert.IsEmpty(syntax.Errors);
        Assert.AreEqual('`', syntax.EscapeCharacter);
        Assert.AreEqual("C:\\", syntax.Instructions.OfType<WorkdirInstructionSyntax>().Single().Value.Literal);
    }

    [TestMethod]
    public void A_directive_below_a_comment_is_a_comment() =>
        Assert.IsEmpty(Parse("# note\n# escape=`\nFROM scratch\n").Directives);

    [TestMethod]
    public void Instruction_words_may_have_any_case() =>
        Assert.AreEqual("FROM", Parse("from scratch").Instructions[0].Keyword);

    [TestMethod]
    public void Text_in_brackets_that_is_no_JSON_is_shell_form() =>
        Assert.IsFalse(Single<CmdInstructionSyntax>("CMD ['a', 'b']").IsExecForm);

    [TestMethod]
    public void Exec_form_resolves_JSON_escapes() =>
        Assert.AreEqual("a\"b\u00e9", Single<CmdInstructionSyntax>("CMD [\"a\\\"b\\u00e9\"]").ExecArguments[0].Value);

    [TestMethod]
    public void A_JSON_array_may_run_over_lines() =>
        CollectionAssert.AreEqual(
            new[] { "a", "b" },
            Single<RunInstructionSyntax>("RUN [\"a\", \\\n  \"b\"]").ExecArguments
                .Select(argument => argument.Value).ToArray());

    [TestMethod]
    public void An_array_with_a_number_is_refused() => StringAssert.StartsWith(Errors("FROM a\nCMD [\"a\", 1]"), "1: ");

    [TestMethod]
    public void A_heredoc_that_is_the_whole_argument_is_the_script()
    {
        var run = Single<RunInstructionSyntax>("RUN <<EOF\napt-get update\necho done\nEOF\n");
        Assert.AreEqual("apt-get update\necho done\n", run.ScriptText!.Text);
        Assert.IsNull(run.Interpreter);
    }

    [TestMethod]
    public void A_heredoc_may_name_its_interpreter() =>
        Assert.AreEqual(
            "/usr/bin/env python3",
            Single<RunInstructionSyntax>("RUN <<EOF\n#!/usr/bin/env python3\nprint()\nEOF\n").Interpreter);

    [TestMethod]
    public void A_dash_strips_tabs_and_quotes_stop_expansion()
    {
        var heredoc = Single<CopyInstructionSyntax>("COPY <<-\"EOF\" /a\n\tone\n\t\ttwo\n\tEOF\n").Heredocs.Single();
        Assert.AreEqual("one\ntwo\n", heredoc.Body.Text);
        Assert.IsFalse(heredoc.Expands);
    }

    [TestMethod]
    public void Several_heredocs_follow_in_order()
    {
        var copy = Single<CopyInstructionSyntax>("COPY <<A <<B /dir/\none\nA\ntwo\nB\n");
        CollectionAssert.AreEqual(
            new[] { "one\n", "two\n" }, copy.Heredocs.Select(heredoc => heredoc.Body.Text).ToArray());
        Assert.AreEqual("/dir/", copy.Destination.Text);
        Assert.IsEmpty(copy.Sources);
    }

    [TestMethod]
    public void Nothing_inside_a_heredoc_is_an_instruction() =>
        Assert.HasCount(2, Parse("FROM a\nRUN cat <<EOF > /f\nFROM b\n# c\nEOF\n").Instructions);

    [TestMethod]
    public void A_here_string_is_no_heredoc() =>
        Assert.IsEmpty(Single<RunInstructionSyntax>("RUN cat <<<word").Heredocs);

    [TestMethod]
    public void A_heredoc_without_end_is_said_at_its_mark() =>
        StringAssert.StartsWith(Errors("FROM a\nRUN <<EOF\necho\n"), "<<EOF: ");

    [TestMethod]
    public void Flags_stand_before_the_arguments_only()
    {
        var copy = Single<CopyInstructionSyntax>("COPY --from=build --chown=1:1 a --link /b");
        CollectionAssert.AreEqual(new[] { "from", "chown" }, copy.Flags.Select(flag => flag.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "--link" }, copy.Sources.Select(source => source.Text).ToArray());
    }

    [TestMethod]
    public void A_misspelt_flag_gets_a_suggestion() =>
        StringAssert.Contains(Errors("FROM a\nCOPY --form=x a b"), "did you mean '--from'?");

    [TestMethod]
    public void A_misspelt_instruction_gets_a_suggestion() =>
        StringAssert.Contains(Errors("FROM a\nCOPPY a b"), "did you mean 'COPY'?");

    [TestMethod]
    [DataRow("::1:80:80")]
    [DataRow("[::1]:80:80")]
    [DataRow("127.0.0.1::80")]
    [DataRow(":80")]
    [DataRow("80/")]
    [DataRow("80/SCTP")]
    [DataRow("8000-8010:80")]
    [DataRow("8000-8010:9000-9010/udp")]
    public void A_port_may_be_written_so(string port) => Assert.AreEqual("", Errors("FROM a\nEXPOSE " + port));

    [TestMethod]
    [DataRow("65536")]
    [DataRow("80-70")]
    [DataRow("80/http")]
    [DataRow("256.0.0.1:80:80")]
    [DataRow("8000-8010:9000-9005")]
    [DataRow("a")]
    [DataRow("/tcp")]
    public void A_port_may_not_be_written_so(string port) =>
        StringAssert.Contains(Errors("FROM a\nEXPOSE " + port), "Invalid port");

    [TestMethod]
    [DataRow("v.com/d=a")]
    [DataRow("v.com/d=a,required")]
    [DataRow("name=v.com/d=a,required=true")]
    [DataRow("v.com/d")]
    public void A_device_may_be_named_so(string device) =>
        Assert.AreEqual("", Errors("FROM a\nRUN --device=" + device + " b"));

    [TestMethod]
    [DataRow("v.com/d=a,name=v.com/d=b")]
    [DataRow("v.com/d=a,other=b")]
    public void A_device_has_one_name(string device) =>
        StringAssert.Contains(Errors("FROM a\nRUN --device=" + device + " b"), "evice");

    [TestMethod]
    public void Files_and_here_documents_may_be_copied_together() =>
        Assert.AreEqual("", Errors("FROM a\nCOPY b <<EOF /c/\nd\nEOF\n"));

    [TestMethod]
    [DataRow("COPY a <<EOF")]
    [DataRow("ADD a b <<EOF")]
    public void A_here_document_is_not_a_destination(string instruction) =>
        StringAssert.Contains(Errors($"FROM a\n{instruction}\nb\nEOF\n"), "here-document as the destination");

    [TestMethod]
    [DataRow("edrevo/dockerfile-plus")]
    [DataRow("devthefuture/dockerfile-x:1@sha256:0")]
    [DataRow("ghcr.io/reproducible-containers/nix")]
    public void What_another_frontend_accepts_is_not_known(string frontend) =>
        Assert.AreEqual("", Errors($"# syntax={frontend}\nFROM a AS b c d\nINCLUDE+ e\n"));

    [TestMethod]
    [DataRow("docker/dockerfile:1")]
    [DataRow("docker/dockerfile:1-labs")]
    [DataRow("docker.io/docker/dockerfile-upstream:master@sha256:0")]
    [DataRow("registry.example.com/mirror/docker/dockerfile")]
    public void Dockers_own_frontend_comes_from_any_registry(string frontend) =>
        StringAssert.Contains(Errors($"# syntax={frontend}\nFROM a\nINCLUDE b\n"), "Unknown instruction 'INCLUDE'");

    [TestMethod]
    public void Everything_behind_an_error_is_still_read()
    {
        var syntax = Parse("FROM a\nBOGUS\nRUN b\n");
        Assert.HasCount(1, syntax.Errors);
        Assert.AreEqual("b", syntax.Instructions.OfType<RunInstructionSyntax>().Single().ScriptText!.Text);
    }

    [TestMethod]
    public void ENV_has_an_old_form_whose_value_is_the_whole_rest()
    {
        var env = Single<EnvInstructionSyntax>("ENV A b=c d");
        Assert.IsTrue(env.IsLegacyForm);
        Assert.AreEqual("b=c d", env.Pairs.Single().Value!.Text);
    }

    [TestMethod]
    public void ENV_words_without_an_equals_sign_are_refused() =>
        StringAssert.StartsWith(Errors("FROM a\nENV A=1 B"), "B: ");

    [TestMethod]
    public void Quotes_group_the_words_of_ENV() =>
        Assert.AreEqual("b c", Single<EnvInstructionSyntax>("ENV A=\"b c\" D=e\\ f").Pairs[0].Value!.Literal);

    [TestMethod]
    [DataRow("${A:-b}", ":-")]
    [DataRow("${A+b}", "+")]
    [DataRow("${A##*/}", "##")]
    [DataRow("${A//x/y}", "//")]
    [DataRow("${A}", null)]
    public void Variables_may_have_operators(string word, string? operation) =>
        Assert.AreEqual(
            operation, Single<WorkdirInstructionSyntax>("WORKDIR " + word).Value.Variables.First().Operator);

    [TestMethod]
    public void Operands_are_words_themselves() =>
        CollectionAssert.AreEqual(
            new[] { "A", "B" },
            Single<WorkdirInstructionSyntax>("WORKDIR ${A:-${B}/c}").Value.Variables
                .Select(variable => variable.Name).ToArray());

    [TestMethod]
    public void FROM_takes_one_word_or_three() => StringAssert.StartsWith(Errors("FROM a AS b # c"), "AS b # c: ");

    [TestMethod]
    public void Only_ARG_may_stand_before_FROM()
    {
        Assert.AreEqual("", Errors("ARG A=1\nFROM a:$A\n"));
        StringAssert.StartsWith(Errors("RUN a\nFROM b\n"), "RUN: ");
    }

    [TestMethod]
    public void ONBUILD_holds_an_instruction() =>
        Assert.IsInstanceOfType<CopyInstructionSyntax>(Single<OnbuildInstructionSyntax>("ONBUILD COPY . /app").Trigger);

    [TestMethod]
    public void ONBUILD_may_not_be_chained() =>
        StringAssert.StartsWith(Errors("FROM a\nONBUILD ONBUILD RUN b"), "ONBUILD: ");

    [TestMethod]
    public void Mounts_have_short_names_for_their_keys()
    {
        var mount = Single<RunInstructionSyntax>("RUN --mount=type=cache,dst=/root/.npm,ro npm ci").Mounts.Single();
        Assert.AreEqual("cache", mount.Type);
        Assert.AreEqual("/root/.npm", mount.Target);
    }

    [TestMethod]
    [DataRow("30s", true)]
    [DataRow("1m30s", true)]
    [DataRow("1.5h", true)]
    [DataRow("30", false)]
    [DataRow("1us", false)]
    public void Health_checks_take_durations(string duration, bool isValid) =>
        Assert.AreEqual(isValid, Errors($"FROM a\nHEALTHCHECK --interval={duration} CMD b").Length == 0);

    [TestMethod]
    [DataRow("8080", true)]
    [DataRow("8080/tcp", true)]
    [DataRow("8000-8010/UDP", true)]
    [DataRow("$PORT", true)]
    [DataRow("eighty", false)]
    [DataRow("70000", false)]
    [DataRow("90-80", false)]
    public void EXPOSE_takes_ports_and_ranges(string port, bool isValid) =>
        Assert.AreEqual(isValid, Errors($"FROM a\nEXPOSE {port}").Length == 0);

    [TestMethod]
    public void A_byte_order_mark_and_carriage_returns_change_nothing()
    {
        var syntax = Parse("\uFEFFFROM a\r\nRUN b \\\r\n  c\r\n");
        Assert.IsEmpty(syntax.Errors);
        Assert.AreEqual("b   c", syntax.Instructions.OfType<RunInstructionSyntax>().Single().ScriptText!.Text);
    }

    [TestMethod]
    public void Spans_inside_continued_lines_are_those_of_the_file()
    {
        const string text = "FROM a\nCOPY --from=b \\\n  # note\n  x \\\n  /y\n";
        var copy = Parse(text).Instructions.OfType<CopyInstructionSyntax>().Single();
        Assert.AreEqual("x", text.Substring(copy.Sources[0].Span.Start, copy.Sources[0].Span.Length));
        Assert.AreEqual("/y", text.Substring(copy.Destination.Span.Start, copy.Destination.Span.Length));
    }
}
