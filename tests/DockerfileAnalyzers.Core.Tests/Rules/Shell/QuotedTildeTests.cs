using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class QuotedTildeTests : RuleTests<QuotedTilde>
{
    [TestMethod]
    public void A_file_name_is_a_word_too() => Verify("""
        FROM debian:12
        RUN echo a > [|"~/b"|]
        """,
        fixedTo: """
        FROM debian:12
        RUN echo a > "$HOME/b"
        """);

    [TestMethod]
    public void Single_quotes_quote_it_too() => Verify("""
        FROM debian:12
        RUN cd [|'~/a b'|] && x=[|'~/a'|] && export [|y="~/b"|]
        """,
        fixedTo: """
        FROM debian:12
        RUN cd "$HOME/a b" && x="$HOME/a" && export y="$HOME/b"
        """);

    [TestMethod]
    public void Words_stand_everywhere() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN a=([|"~/a"|]) && for i in [|"~/a"|] b; do cat <<< [|"~/b"|] > [|"~/c"|]; [[ -f [|"~/d"|] ]]; done
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN bash -c \"~/a\" && su - x -c '~/a' && eval \"~/a\" && ssh x '~/a' "
            + "&& git config --global core.excludesfile '~/.gitignore'")]
    [DataRow("FROM node:22\nRUN npm config set prefix '~/.npm-global'")]
    [DataRow("FROM python:3.13\nRUN python3 dotfile_setup.py --only \"~/.inputrc\"")]
    public void A_shell_or_git_expands_it_later(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo '~/bin' >> /etc/x && printf \"~/a\" | tee y && grep \"~/\" z")]
    public void What_is_written_into_a_file_is_read_by_something_else(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo \"~\" \"a~/b\" \"~user/b\" \\~/a -x=\"~/a\" && cp ~/\"a\" .")]
    public void It_stands_at_the_start_or_means_itself(string instructions) => Verify(instructions);
}
