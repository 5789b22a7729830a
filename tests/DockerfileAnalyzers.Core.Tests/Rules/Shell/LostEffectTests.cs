using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class LostEffectTests : RuleTests<LostEffect>
{
    [TestMethod]
    public void A_variable_belongs_into_ENV() => Verify("""
        FROM alpine:3.23
        RUN [|export|] LANG=C.UTF-8
        """,
        message: "'export' has no effect after this instruction; use ENV to set variables",
        fixedTo: """
        FROM alpine:3.23
        ENV LANG=C.UTF-8
        """);

    [TestMethod]
    public void At_the_end_of_a_longer_script_there_is_no_fix() => Verify("""
        FROM alpine:3.23
        RUN mkdir /app && [|cd|] /app
        """);

    [TestMethod]
    public void Going_back_is_good_manners() => Verify("""
        FROM alpine:3.23
        RUN cd /src && make && cd ..
        RUN export A=1; make; unset A
        """);

    [TestMethod]
    public void A_file_that_is_sourced_last_may_do_anything() => Verify("""
        FROM alpine:3.23
        RUN cd /opt && . ./install.sh
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\nRUN [[|\"service\"|], \"nginx\", \"start\"]\nRUN [[|\"systemctl\"|], \"start\", \"nginx\"]\n"
            + "RUN apk add nginx && [|rc-service|] nginx start")]
    [DataRow("FROM debian:12\nRUN service nginx start && curl localhost")]
    public void A_service_ends_with_its_instruction(string instructions) => Verify(instructions);

    [TestMethod]
    public void What_a_container_starts_is_another_matter() => Verify("""
        FROM alpine:3.23
        CMD service nginx start
        """);

    [TestMethod]
    [DataRow("RUN . ./install.sh")]
    [DataRow("RUN . ./configure-all")]
    [DataRow("SHELL [\"/bin/bash\", \"-c\"]\nRUN source <(curl -fsSL https://example.com/install.sh)")]
    [DataRow("RUN [|.|] venv/bin/activate")]
    [DataRow("RUN [|.|] $HOME/.cargo/env")]
    [DataRow("RUN [|.|] ~/.bashrc")]
    public void A_file_that_only_sets_variables_has_no_effect(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");
}
