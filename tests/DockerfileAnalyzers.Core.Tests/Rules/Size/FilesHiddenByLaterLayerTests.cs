using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class FilesHiddenByLaterLayerTests : RuleTests<FilesHiddenByLaterLayer>
{
    private const string Built = """
        74800000 # debian.sh --arch 'amd64' out/ 'bookworm'
        91000000 RUN /bin/sh -c make install # buildkit
        0 RUN /bin/sh -c make clean # buildkit

        """;

    private const string Dockerfile = """
        FROM debian:12
        RUN make install
        RUN make clean
        """;

    [TestMethod]
    public void It_says_who_wrote_what_is_hidden() => Verify(
        Dockerfile.Replace("RUN make clean", "[|RUN|] make clean"),
        "This instruction deletes 812 files that line 2 wrote; the old content stays in the image, "
            + "and the largest file is '/src/app.o'",
        saves: 60_000_000, history: Built + "waste 1 2 60000000 812 deleted src/app.o");

    [TestMethod]
    public void What_the_base_holds_cannot_be_saved_here() => Verify(
        Dockerfile.Replace("RUN make clean", "[|RUN|] make clean"),
        "This instruction overwrites a file that the base image contains; the old content stays in the image, "
            + "and the largest file is '/usr/lib/a.so'",
        history: Built + "waste 0 2 60000000 1 overwritten usr/lib/a.so");

    [TestMethod]
    public void Small_files_are_not_worth_a_change() =>
        Verify(Dockerfile, history: Built + "waste 1 2 60000 8 deleted src/app.o");

    [TestMethod]
    public void What_the_base_hides_of_itself_is_not_ours() =>
        Verify(Dockerfile, history: Built + "waste 0 0 60000000 8 deleted a");

    [TestMethod]
    public void Without_an_image_nothing_is_known() => Verify(Dockerfile);
}
