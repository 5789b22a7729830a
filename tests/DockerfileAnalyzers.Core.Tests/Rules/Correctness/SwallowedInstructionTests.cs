using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class SwallowedInstructionTests : RuleTests<SwallowedInstruction>
{
    [TestMethod]
    [DataRow("RUN make", "COPY", ". /x")]
    [DataRow("RUN apt-get update", "    RUN", "apt-get install -y curl")]
    [DataRow("RUN rm -rf /tmp/x", "WORKDIR", "/var/www")]
    [DataRow("WORKDIR /app", "COPY", "a b")]
    [DataRow("ENV PATH /x:$PATH", "ENV", "A b")]
    [DataRow("ENV A=1", "EXPOSE", "80")]
    [DataRow("EXPOSE 80", "CMD", "[\"a\"]")]
    [DataRow("ENTRYPOINT [\"a\"]", "CMD", "[\"b\"]")]
    [DataRow("HEALTHCHECK CMD curl -f http://localhost/", "CMD", "[\"a\"]")]
    [DataRow("LABEL a=b", "RUN", "ls")]
    [DataRow("USER app", "VOLUME", "/data")]
    [DataRow("COPY a /b", "COPY", "c /d")]
    [DataRow("run make", "copy", ". /x")]
    [DataRow("Run make", "COPY", ". /x")]
    public void The_next_line_is_an_instruction(string first, string keyword, string rest)
    {
        var indent = keyword.Length - keyword.TrimStart().Length;
        Verify($"FROM debian:12\n{first} \\\n{keyword.Substring(0, indent)}[|{keyword.Trim()}|] {rest}\n");
    }

    [TestMethod]
    [DataRow("RUN echo a \\\n RUN b")]
    [DataRow("RUN a && \\\nRUN b")]
    [DataRow("RUN tool --mode \\\n  ADD \\\n  --force")]
    [DataRow("RUN for x in \\\n  COPY \\\n  RUN ; do echo $x; done")]
    [DataRow("RUN mysql -e \"ALTER TABLE a \\\nADD COLUMN b int\"")]
    [DataRow("RUN git remote \\\n  add origin https://example.com/a")]
    [DataRow("RUN make && \\\nenv A=b make")]
    [DataRow("HEALTHCHECK --interval=5s \\\nCMD curl -f http://localhost/")]
    [DataRow("ONBUILD \\\nRUN ls")]
    [DataRow("COPY <<EOF /a\nFROM b \\\nRUN c\nEOF")]
    public void The_next_line_is_an_argument(string instruction) => Verify($"FROM debian:12\n{instruction}\n");

    [TestMethod]
    public void Comments_and_empty_lines_change_nothing() => Verify("""
        FROM debian:12
        RUN make \
        # The sources.

        [|COPY|] . /src
        """,
        message: "'COPY' is treated as part of the 'RUN' instruction above because line 2 ends with '\\'",
        fixedTo: """
        FROM debian:12
        RUN make
        # The sources.

        COPY . /src
        """);

    [TestMethod]
    [DataRow("COPY app.exe C:\\app\\")]
    [DataRow("WORKDIR C:\\app\\")]
    [DataRow("ENV A=C:\\app\\")]
    [DataRow("ADD a.zip C:\\")]
    public void A_path_of_Windows_ends_with_the_escape_character(string instruction) => Verify(
        $"FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n{instruction}\n[|RUN|] dir\n",
        message: "'RUN' is treated as part of the '" + instruction.Split(' ')[0]
            + "' instruction above because line 2 ends with '\\'; add '# escape=`' as the first line to "
            + "end paths with a backslash");

    [TestMethod]
    [DataRow("RUN apt-get update && apt-get install -y curl \\\nCOPY . x")]
    [DataRow("COPY a b C:\\app\\\nRUN dir")]
    [DataRow("WORKDIR app \\\n\nRUN ls")]
    [DataRow("LABEL a=b \\\nRUN ls")]
    public void Nothing_else_is_said_of_such_an_instruction(string instruction)
    {
        var findings = RuleEngine.Analyze(
            TestInput.Create("/src/Dockerfile", $"FROM alpine:3.23\n{instruction}\nUSER 1000\nCMD [\"sh\"]\n"));
        CollectionAssert.AreEqual(new[] { "DFA4005" }, findings.Select(finding => finding.Rule.Id).ToArray());
    }
}
