using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class RemovalInLaterLayerTests : RuleTests<RemovalInLaterLayer>
{
    [TestMethod]
    public void A_download_that_is_deleted_later_stays() => Verify("""
        FROM debian:12
        RUN curl -o /tmp/a.tgz https://example.com/a.tgz
        RUN rm -f [|/tmp/a.tgz|]
        """);

    [TestMethod]
    public void A_relative_path_is_the_same_file() => Verify("""
        FROM debian:12
        WORKDIR /work
        ADD a.tgz ./
        RUN rm [|a.tgz|]
        """);

    [TestMethod]
    public void A_stage_that_is_not_shipped_may_keep_it() => Verify("""
        FROM debian:12 AS build
        COPY a.tgz /tmp/
        RUN rm /tmp/a.tgz
        FROM scratch
        COPY --from=build /a /a
        """);

    [TestMethod]
    [DataRow("install.sh")]
    [DataRow("requirements.txt")]
    [DataRow("Gemfile")]
    public void A_script_or_a_setting_is_not_worth_a_change(string file) =>
        Verify($"FROM debian:12\nCOPY {file} /tmp/\nRUN rm /tmp/{file}\n");

    [TestMethod]
    public void What_is_known_to_be_small_is_not_worth_a_change() => Verify("""
        FROM debian:12
        COPY a.tgz /tmp/
        RUN rm /tmp/a.tgz
        """, context: "a.tgz 4000");

    [TestMethod]
    public void What_is_known_to_be_large_counts_whatever_its_name() => Verify("""
        FROM debian:12
        COPY words.txt /tmp/
        RUN rm [|/tmp/words.txt|]
        """, context: "words.txt 48000000", saves: 48_000_000);
}
