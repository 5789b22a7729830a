using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ModeOfLastDirectoryOnlyTests : RuleTests<ModeOfLastDirectoryOnly>
{
    [TestMethod]
    public void Options_may_stand_together() => Verify("""
        FROM debian:12
        RUN mkdir [|-pm|] 750 a/b
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN mkdir -p -m 700 ~/.ssh \"$HOME/.ssh\" /root/.gnupg /opt/x /var/run/sshd ./a ../a ../../a a/ //a")]
    public void Folders_of_every_image_are_there_already(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN mkdir -p -m 755 a/b && mkdir -pm 0755 a/b && mkdir -pm0755 a/b && mkdir -p --mode=0755 a/b")]
    public void The_usual_mode_is_that_of_all(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN mkdir -p -m 700 \"$x\" && mkdir -p -m 700 $(x)")]
    public void What_a_variable_holds_is_not_known(string instructions) => Verify(instructions);

    [TestMethod]
    public void Clusters_and_long_names_count() => Verify("""
        FROM debian:12
        RUN mkdir [|-vpm|] 700 a/b && /bin/mkdir --parents [|--mode=700|] ../a/b && mkdir -p a/b [|-m|] 700
        """);

    [TestMethod]
    public void Braces_are_several_folders() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN mkdir -p [|-m|] 700 {a,b}/c && mkdir -p -m 700 /{etc,opt}/x
        """);

    [TestMethod]
    public void The_option_is_named_as_it_is_written() => Verify(
        "FROM debian:12\nRUN mkdir -p [|--mode=700|] /a/b/c\n",
        message: "'--mode' sets the mode of the last directory of '/a/b/c' only; its parents get the default mode");
}
