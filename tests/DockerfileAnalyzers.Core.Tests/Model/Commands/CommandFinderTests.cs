using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Model.Commands;

/// <summary>Commands are seen wherever they run.</summary>
[TestClass]
public sealed class CommandFinderTests
{
    [TestMethod]
    [DataRow("RUN [\"sh\", \"-c\", \"a \\\"x\\\" && b\"]", "sh|a x|b")]
    [DataRow("RUN [\"/bin/bash\", \"-lc\", \"a\\nb\"]", "bash|a|b")]
    [DataRow("RUN sh -c \"a \\\"x y\\\"; b\"", "sh|a x y|b")]
    [DataRow("RUN bash -lc 'a && b'", "bash|a|b")]
    [DataRow("RUN curl() { command curl -f \"$@\"; }; curl x && /usr/bin/curl y", "command|curl -f ?|curl() x|curl y")]
    [DataRow("RUN function rm { :; }; rm a; sh -c 'rm b'", ":|rm() a|sh|rm b")]
    [DataRow("RUN alias grep='grep -E'; grep a b", "alias grep=grep -E|grep() a b")]
    [DataRow("RUN bash -o pipefail -c 'a | b'", "bash|a|b")]
    [DataRow("RUN eval \"a b\"", "eval|a b")]
    [DataRow("RUN eval a '\"x y\"' ';' b c", "eval|a x y|b c")]
    [DataRow("RUN su user -c 'a b'", "su|a b")]
    [DataRow(
        "RUN sudo -u x a && env X=1 b && exec c && time d && nice -n 5 e && nohup f",
        "sudo|a|env|b|exec|c|time|d|nice|e|nohup|f")]
    [DataRow("RUN gosu user a b && su-exec user c && timeout 5 d", "gosu|a b|su-exec|c|timeout|d")]
    [DataRow(
        "RUN chroot --userspec=x /root a b && setarch i386 c && faketime 2020-01-01 d && busybox e f",
        "chroot|a b|setarch|c|faketime|d|busybox|e f")]
    [DataRow("RUN find . -name x -exec rm -rf {} \\; -exec b {} +", "find|rm -rf {}|b {}")]
    [DataRow("RUN ls | xargs -n 1 rm -f", "ls|xargs|rm -f")]
    [DataRow("RUN command -v git; command -V git || command git", "command|command|command|git")]
    [DataRow("RUN flock -w 9 /lock apt-get update", "flock|apt-get update")]
    [DataRow("RUN sudo sh -c 'a'", "sudo|sh|a")]
    [DataRow("RUN (a) && { b; } && if c; then d; fi && for x in 1; do e; done && f() { g; }", "a|b|c|d|e|g")]
    [DataRow("RUN a $(b `c`)", "a ?|b ?|c")]
    [DataRow("RUN <<EOF\na\nb\nEOF", "a|b")]
    [DataRow("RUN <<EOF bash -e\na\nEOF", "bash|a")]
    [DataRow("RUN <<EOF\n#!/usr/bin/env bash\na\nEOF", "a")]
    [DataRow("RUN <<EOF\n#!/usr/bin/env python3\nimport a\nEOF", "")]
    [DataRow("RUN python3 <<EOF\nimport a\nEOF", "python3")]
    [DataRow("RUN /usr/bin/a", "a")]
    [DataRow("ENV E=x F=\"y z\"\nRUN a $E $F \"$F\" ${N:-w}", "a x y z y z ?")]
    [DataRow("RUN X=1 && a $X; X=2; a $X && Y=$(b) && a $Y", "a 1|a 2|b|a ?")]
    [DataRow("RUN for x in 1; do a $x; done; if b; then X=1; fi; a $X", "a ?|b|a ?")]
    [DataRow("ENV X=0\nRUN (X=1; a $X); a $X; X=2 a $X; read X; a $X", "a 1|a 0|a 0|read X|a ?")]
    [DataRow("FROM fedora:40\nRUN a {x,y}z", "a xz yz")]
    [DataRow("FROM debian:12\nRUN a {x,y}z", "a {x,y}z")]
    [DataRow(
        "SHELL [\"powershell\", \"-Command\"]\n"
            + "RUN $x = Get-Item 'a b' ; if ($y) { Remove-Item c -Force } ; iwr d | iex",
        "Get-Item a b|Remove-Item c -Force|iwr d|iex")]
    [DataRow(
        "SHELL [\"cmd\", \"/S\", \"/C\"]\n"
            + "RUN if not exist c:\\a mkdir c:\\a && curl.exe -o b.zip \"http://x y\" & powershell "
            + "-Command \"Remove-Item z\"",
        "mkdir c:\\a|curl -o b.zip http://x y|powershell|Remove-Item z")]
    [DataRow(
        "SHELL [\"cmd\", \"/S\", \"/C\"]\nRUN powershell -NoProfile -Command Remove-Item -Recurse z; Get-Item y",
        "powershell|Remove-Item -Recurse z|Get-Item y")]
    public void Commands_and_their_arguments_are_found(string instructions, string commands)
    {
        var model = Build(instructions);
        var run = model.Syntax.Instructions[^1];
        var found = model
            .GetCommands(run)
            .Select(command =>
                IsWrapper(command.Name)
                    ? command.Name
                    : string.Join(
                        ' ', command.Arguments.Select(argument => argument.Literal ?? "?").Prepend(command.Name)));
        Assert.AreEqual(commands, string.Join('|', found));
    }

    [TestMethod]
    [DataRow("RUN sh -c \"first \\\"a\\\" \\\n  && [|second|] b\"")]
    [DataRow("RUN eval first ';' [|second|] x")]
    [DataRow("RUN [\"sh\", \"-c\", \"first \\\"a\\\" && [|second|] b\"]")]
    [DataRow("RUN bash -lc 'first && sh -c \"[|second|]\"'")]
    [DataRow("RUN echo `first \\`[|second|]\\``")]
    [DataRow("RUN bash <<-EOF\n\t\tfirst && [|second|]\n\tEOF")]
    [DataRow("RUN eval first ';' x && eval 'first; [|second|]'")]
    public void A_command_in_a_quoted_script_is_where_it_is_written(string instruction)
    {
        var (text, spans) = Infrastructure.Markup.Parse("FROM a\n" + instruction);
        var model = ModelBuilder.Build(AnalysisInput.Create(new SourceFile("/src/Dockerfile", text)));
        Assert.AreEqual(
            spans.Single(),
            model.GetCommands(model.Syntax.Instructions[^1]).Single(command => command.Name == "second").NameSpan);
    }

    private static bool IsWrapper(string name) =>
        name is "sh" or "bash" or "eval" or "su" or "sudo" or "env" or "exec" or "time" or "nice" or "nohup" or "gosu"
            or "su-exec" or "timeout" or "chroot" or "setarch" or "faketime" or "busybox" or "find" or "xargs"
            or "command" or "flock" or "powershell";

    private static DockerfileModel Build(string instructions) =>
        ModelBuilder.Build(AnalysisInput.Create(new SourceFile(
            "/src/Dockerfile",
            instructions.StartsWith("FROM", StringComparison.Ordinal) ? instructions : "FROM a\n" + instructions)));
}
