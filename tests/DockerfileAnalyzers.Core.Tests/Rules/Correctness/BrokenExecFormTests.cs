using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class BrokenExecFormTests : RuleTests<BrokenExecForm>
{
    [TestMethod]
    public void Something_after_the_bracket() => Verify("""
        FROM alpine:3.23
        CMD [|["httpd", "-f"] # in the foreground|]
        """,
        message: "Invalid JSON in exec form (text after ']'); it is treated as shell form");

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

    [TestMethod]
    public void A_string_without_quotes() => Verify("""
        FROM alpine:3.23
        ENTRYPOINT [|["httpd", $OPTIONS]|]
        CMD [|[-f, x]|]
        """,
        message: "Invalid JSON in exec form (unquoted string); it is treated as shell form");

    [TestMethod]
    public void An_open_end() => Verify("""
        FROM alpine:3.23
        CMD [|["httpd", "-f"|]
        """,
        message: "Invalid JSON in exec form (missing ']'); it is treated as shell form",
        fixedTo: """
        FROM alpine:3.23
        CMD ["httpd", "-f"]
        """);

    [TestMethod]
    public void Every_instruction_that_takes_an_array() => Verify("""
        FROM alpine:3.23
        RUN [|["make", $X]|]
        HEALTHCHECK CMD [|['curl', '-f', 'http://localhost/']|]
        VOLUME [|[/data]|]
        COPY [|['a', '/b']|]
        ADD [|["a b" "/b"]|]
        ONBUILD CMD [|['a']|]
        """);

    [TestMethod]
    public void A_path_of_Windows() => Verify("""
        FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
        ENTRYPOINT [|["C:\tools\app.exe", "-x"]|]
        """,
        message: "Invalid JSON in exec form (unescaped backslash); it is treated as shell form",
        fixedTo: """
        FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
        ENTRYPOINT ["C:\\tools\\app.exe", "-x"]
        """);

    [TestMethod]
    public void A_backslash_that_JSON_takes_for_an_escape() => Verify("""
        FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
        ENTRYPOINT [[|"C:\tools\new.exe"|]]
        """,
        message: "Invalid JSON in exec form (unescaped backslash); a single '\\' starts an escape sequence");

    [TestMethod]
    public void A_class_of_characters_begins_a_name() => Verify("""
        FROM alpine:3.23
        COPY [Dd]ockerfile /a
        COPY [a-c]*.txt [d-f]*.txt /b/
        """);

    [TestMethod]
    public void A_test_may_have_commas() => Verify("""
        FROM alpine:3.23
        RUN [ "a, b" = "$x" ] || true
        RUN [[ -f a ]] && ls
        CMD [ -f /a ] && exec b || exec c
        """);

    [TestMethod]
    public void There_is_no_fix_where_the_array_goes_on_in_the_next_line() => Verify("""
        FROM alpine:3.23
        CMD [|["a", "b",|]
        "c"]
        """,
        fix: "");
}
