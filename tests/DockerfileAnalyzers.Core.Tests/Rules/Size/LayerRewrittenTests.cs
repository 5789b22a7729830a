using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class LayerRewrittenTests : RuleTests<LayerRewritten>
{
    [TestMethod]
    public void It_says_what_the_second_copy_weighs() => Verify("""
        FROM node:22-alpine
        COPY . /app
        RUN npm --version && [|chown|] -R node:node /app
        """,
        "'chown' stores all of '/app' in a second layer", saves: 40_000_000, context: "a 40000000");

    [TestMethod]
    public void Files_of_another_stage_count_even_where_their_size_is_unknown() => Verify("""
        FROM golang:1.25 AS build
        RUN go build -o /out/ ./...
        FROM alpine:3.23
        COPY --from=build /out/ /app/
        RUN [|chmod|] -R 755 /app
        """,
        fixedTo: """
        FROM golang:1.25 AS build
        RUN go build -o /out/ ./...
        FROM alpine:3.23
        COPY --chmod=755 --from=build /out/ /app/

        """);

    [TestMethod]
    public void A_few_small_files_are_not_worth_it() => Verify("""
        FROM alpine:3.23
        COPY . /app
        RUN chown -R app /app
        """, context: "start.sh 2000");

    [TestMethod]
    public void What_the_same_RUN_wrote_is_copied_once() => Verify("""
        FROM alpine:3.23
        RUN mkdir /data && cp -r /usr/share/x /data && chown -R app /data
        """);

    [TestMethod]
    public void Another_folder_is_another_matter() => Verify("""
        FROM alpine:3.23
        COPY . /app
        RUN mkdir -p /var/lib/shop && chown -R app /var/lib/shop
        """, context: "a 40000000");

    [TestMethod]
    public void A_folder_alone_weighs_nothing() => Verify("""
        FROM alpine:3.23
        COPY . /app
        RUN chown app /app
        """, context: "a 40000000");

    [TestMethod]
    public void Stages_that_are_not_shipped_may_do_it() => Verify("""
        FROM alpine:3.23 AS files
        COPY . /app
        RUN chown -R app /app
        FROM scratch
        COPY --from=files /app /app
        """, context: "a 40000000");

    [TestMethod]
    [DataRow("COPY start.sh /app/")]
    [DataRow("COPY nginx.conf mime.conf /app/")]
    [DataRow("COPY *.conf /app/")]
    public void Scripts_and_settings_are_small_by_their_names(string copy) =>
        Verify($"FROM alpine:3.23\n{copy}\nRUN chown -R app /app\n");

    [TestMethod]
    public void A_program_beside_them_is_not() => Verify("""
        FROM alpine:3.23
        COPY start.sh app.jar /app/
        RUN [|chown|] -R app /app
        """);
}
