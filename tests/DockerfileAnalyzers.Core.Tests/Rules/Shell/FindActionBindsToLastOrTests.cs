using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class FindActionBindsToLastOrTests : RuleTests<FindActionBindsToLastOr>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . -type f -name a [|-o|] -name b -exec rm {} +; find . -iname a [|-or|] -iname b -print0 "
            + "| xargs -0 rm")]
    [DataRow("FROM debian:12\nRUN find . \\( -name a [|-o|] -name b -print \\) -o -name c")]
    public void The_first_alternative_is_only_looked_for(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN find . -name a $more -o -name b -delete")]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . \\( -name a -o -name b \\) -print -exec echo -o \\; && find . -exec test -f {} \\; -o -print "
            + "&& find . '(' -name a -o -name b ')' -delete")]
    [DataRow(
        "FROM python:3.12\n"
            + "RUN find /usr/local -depth \\( \\( -type d -a \\( -name test -o -name tests \\) \\) -o \\( -type f -a "
            + "-name '*.pyc' \\) \\) -exec rm -rf '{}' +")]
    public void What_is_grouped_or_not_known_is_left_alone(string instructions) => Verify(instructions);

    [TestMethod]
    public void Options_of_the_whole_search_stay_in_front() => Verify("""
        FROM debian:12
        RUN find /srv -maxdepth 1 -xdev -name a [|-o|] -name b -exec rm {} \;
        """,
        fixedTo: """
        FROM debian:12
        RUN find /srv -maxdepth 1 -xdev \( -name a -o -name b \) -exec rm {} \;
        """);

    [TestMethod]
    public void Groups_are_put_into_one() => Verify("""
        FROM python:2.7
        RUN find /usr/local \
                \( -type d -a -name test -o -name tests \) \
                [|-o|] \( -type f -a -name '*.pyc' -o -name '*.pyo' \) \
                -exec rm -rf '{}' +
        """,
        fixedTo: """
        FROM python:2.7
        RUN find /usr/local \
                \( \( -type d -a -name test -o -name tests \) \
                -o \( -type f -a -name '*.pyc' -o -name '*.pyo' \) \) \
                -exec rm -rf '{}' +
        """);
}
