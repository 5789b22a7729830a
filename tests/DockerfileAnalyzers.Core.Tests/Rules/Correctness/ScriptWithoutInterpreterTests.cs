using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ScriptWithoutInterpreterTests : RuleTests<ScriptWithoutInterpreter>
{
    private const string Fact = "BrokenScripts=/src/Dockerfile?start.sh?NoInterpreter";

    [TestMethod]
    [DataRow("COPY start.sh /\nENTRYPOINT [[|\"/start.sh\"|], \"--verbose\"]")]
    [DataRow("COPY . /app/\nWORKDIR /app\nCMD [[|\"./start.sh\"|]]")]
    [DataRow("WORKDIR /app\ncopy --chmod=755 . .\nentrypoint [ [|\"./start.sh\"|] ]\nCMD [\"start.sh\"]")]
    [DataRow("COPY start.sh /bin/\nHEALTHCHECK CMD [[|\"/bin/start.sh\"|]]\nENTRYPOINT [\"sleep\", \"1\"]")]
    public void The_kernel_does_not_start_it(string instructions) =>
        Verify("FROM alpine:3.23\n" + instructions, project: Fact);

    [TestMethod]
    [DataRow("COPY start.sh /\nENTRYPOINT /start.sh")]
    [DataRow("COPY start.sh /\nENTRYPOINT [\"sh\", \"/start.sh\"]")]
    [DataRow("COPY start.sh /\nENTRYPOINT [\"/sbin/tini\", \"--\", \"/start.sh\"]")]
    [DataRow("COPY start.sh /\nRUN sed -i '1i #!/bin/sh' /start.sh\nENTRYPOINT [\"/start.sh\"]")]
    [DataRow("COPY start.sh /\nENTRYPOINT [\"/bin/app\"]\nCMD [\"/start.sh\"]")]
    [DataRow("COPY other.sh /\nENTRYPOINT [\"/other.sh\"]")]
    [DataRow("COPY start.sh /\nENTRYPOINT [\"/start.sh\"]\nFROM alpine:3.23\nCMD [\"sh\"]")]
    public void A_shell_does_or_it_is_another_file(string instructions) =>
        Verify("FROM alpine:3.23\n" + instructions, project: Fact);

    [TestMethod]
    public void The_entrypoint_of_the_base_image_may_be_a_shell() => Verify("""
        FROM node:24
        COPY start.sh /
        CMD ["/start.sh"]
        """, project: Fact);

    [TestMethod]
    [DataRow("RUN cat <<EOF > /start.sh && chmod +x /start.sh\necho a\nEOF")]
    [DataRow("COPY <<'EOF' /start.sh\n\n#!/bin/sh\necho a\nEOF")]
    [DataRow("COPY <<EOF /start.sh\r\n# a comment\r\necho a\r\nEOF")]
    public void The_text_may_be_in_the_file(string instructions) =>
        Verify("FROM debian:12\n" + instructions + "\nENTRYPOINT [[|\"/start.sh\"|]]");

    [TestMethod]
    [DataRow("COPY <<EOF /start.sh\n#!/bin/sh\necho a\nEOF")]
    [DataRow("RUN <<EOF cat > /start.sh\n#!/bin/sh\nEOF")]
    [DataRow("RUN echo '#!/bin/sh' > /start.sh && cat <<EOF >> /start.sh\necho a\nEOF")]
    [DataRow("RUN cat <<-EOF > /start.sh\n\t#!/bin/sh\n\techo a\n\tEOF")]
    public void A_first_line_with_the_interpreter_is_right(string instructions) =>
        Verify("FROM debian:12\n" + instructions + "\nENTRYPOINT [\"/start.sh\"]");

    [TestMethod]
    public void Windows_has_no_such_line() => Verify("""
        FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
        COPY start.sh C:/
        ENTRYPOINT ["C:/start.sh"]
        """, project: Fact);
}
