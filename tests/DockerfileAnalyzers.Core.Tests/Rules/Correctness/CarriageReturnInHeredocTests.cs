using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class CarriageReturnInHeredocTests : RuleTests<CarriageReturnInHeredoc>
{
    [TestMethod]
    [DataRow("RUN [|<<EOF|]\nset -e\nls\nEOF")]
    [DataRow("RUN cat [|<<EOF|] > /a\nb\nEOF")]
    [DataRow("COPY [|<<EOF|] /entry.sh\n#!/bin/sh\nls\nEOF")]
    [DataRow("ADD [|<<-EOF|] /a.conf\n\ta=b\n\tEOF")]
    [DataRow("ONBUILD RUN [|<<EOF|]\nls\nEOF")]
    public void Docker_keeps_the_carriage_returns(string instruction) =>
        Verify(ToCrlf($"FROM debian:12\n{instruction}\nUSER 1000\n"));

    [TestMethod]
    [DataRow("FROM debian:12\nRUN python3 <<EOF\nprint()\nEOF\n")]
    [DataRow("FROM debian:12\nRUN set -e; \\\n ls\n")]
    [DataRow("ARG BASE\nFROM $BASE\nCOPY <<EOF C:/a.cmd\ndir\nEOF\n")]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY <<EOF C:/a.cmd\ndir\nEOF\n")]
    public void Other_readers_and_instructions_do_not_mind(string text) => Verify(ToCrlf(text));

    [TestMethod]
    public void A_checkout_with_LF_has_none() =>
        Verify(ToCrlf("FROM debian:12\nRUN <<EOF\nls\nEOF\n"), project: "FilesWithLf=/src/Dockerfile");

    private static string ToCrlf(string text) => text.Replace("\n", "\r\n");
}
