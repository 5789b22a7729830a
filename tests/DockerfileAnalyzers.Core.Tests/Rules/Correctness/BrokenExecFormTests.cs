using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class BrokenExecFormTests : RuleTests<BrokenExecForm>
{
    [TestMethod]
    public void Something_behind_the_bracket() => Verify("""
        FROM alpine:3.23
        CMD [|["httpd", "-f"] # in the foreground|]
        """,
        message: "This is no JSON (text behind the bracket): the shell gets it as it is, and finds no command '['");

    [TestMethod]
    public void Quotation_marks_of_a_word_processor() => Verify("""
        FROM alpine:3.23
        CMD [|[“httpd”, “-f”]|]
        """,
        fixedTo: """
        FROM alpine:3.23
        CMD ["httpd", "-f"]
        """);

    [TestMethod]
    public void A_test_is_a_command() => Verify("""
        FROM alpine:3.23
        RUN [ "$TARGETARCH" ]
        RUN [ "a" = 'b' ] || true
        """);
}
