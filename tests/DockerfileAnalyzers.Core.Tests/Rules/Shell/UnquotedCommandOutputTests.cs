using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnquotedCommandOutputTests : RuleTests<UnquotedCommandOutput>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN x=$(a) y=\"$(b)\"; [[ $(c) = d ]]; for i in $(e); do f \"$i\"; done; case $(g) in h) ;; esac; "
            + "i $(( $(j) ))")]
    [DataRow("FROM fedora:40\nRUN export X=$(a)")]
    public void Where_nothing_is_split_there_is_nothing_to_quote(string instructions) => Verify(instructions);

    [TestMethod]
    public void Dash_splits_what_is_exported() => Verify("""
        FROM debian:12
        RUN export X=[|$(a)|]
        """);

    [TestMethod]
    public void Backquotes_are_split_too() => Verify("""
        FROM debian:12
        RUN useradd [|`cat list`|]
        """,
        fixedTo: """
        FROM debian:12
        RUN useradd "`cat list`"
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN touch $(uname -m | sed s/x86_64/amd64/) $(basename \"$(cat x)\")")]
    public void A_filter_behind_one_word_leaves_one_word(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("tar xf a $(cat list)")]
    [DataRow("easy_install $(cat list)")]
    [DataRow("chmod +x $(find . -name '*.sh')")]
    [DataRow("rm $(ls | grep a)")]
    public void A_list_of_files_is_meant_to_be_split(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("rm foo[|$(date)|]")]
    [DataRow("mkdir x[|$(uname -a)|] && mkdir y$(date +%F)-$(uname -m)")]
    [DataRow("wget https://example.org/[|$(cat VERSION)|]/a && cd [|$(cat dir)|]")]
    public void A_date_and_one_value_are_not_lists(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void Of_an_assignment_the_value_is_quoted() => Verify("""
        FROM debian:12
        RUN export v=[|$(a | b)|] && c
        """,
        fixedTo: """
        FROM debian:12
        RUN export v="$(a | b)" && c
        """);
}
