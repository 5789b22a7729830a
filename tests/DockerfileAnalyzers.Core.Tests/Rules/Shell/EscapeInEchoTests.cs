using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class EscapeInEchoTests : RuleTests<EscapeInEcho>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo \"a\\nb\"")]
    public void Dash_expands_it(string instructions) => Verify(instructions);

    [TestMethod]
    public void An_image_that_is_not_known_may_do_either() => Verify("""
        FROM example/image
        RUN echo "a[|\n|]b"
        """,
        message: "In many shells, 'echo' prints '\\n' literally; use 'printf'");

    [TestMethod]
    public void Bash_as_the_shell_does_not() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN echo 'a[|\t|]b'
        """);

    [TestMethod]
    public void Of_a_long_text_the_first_escape_is_marked() => Verify("""
        FROM example/image
        RUN echo a "b \
            c[|\t|]d \
            e\tf"
        """);
}
