using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class CopiedTwiceTests : RuleTests<CopiedTwice>
{
    [TestMethod]
    public void It_counts_what_is_there_twice() => Verify("""
        FROM alpine:3.23
        WORKDIR /app
        COPY large.bin ./
        COPY [|.|] .
        """, saves: 9_000_000, context: "large.bin 9000000\nsmall 10");

    [TestMethod]
    public void Manifests_are_copied_ahead_on_purpose() => Verify("""
        FROM node:22
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN npm ci
        COPY . .
        """, context: "package.json 1000\npackage-lock.json 900000\nindex.js 10");

    [TestMethod]
    public void Another_place_is_another_file() => Verify("""
        FROM alpine:3.23
        COPY large.bin /a/
        COPY large.bin /b/
        """, context: "large.bin 9000000");

    [TestMethod]
    public void Stages_that_are_not_shipped_may_do_it() => Verify("""
        FROM alpine:3.23 AS build
        COPY large.bin /a/
        COPY . /a/
        FROM scratch
        COPY --from=build /a /a
        """, context: "large.bin 9000000");

    [TestMethod]
    public void A_file_in_the_place_of_another_one_hides_it() => Verify("""
        FROM alpine:3.23
        COPY large.bin /app.bin
        COPY [|small|] /app.bin
        """, saves: 9_000_000, context: "large.bin 9000000\nsmall 10");

    [TestMethod]
    public void The_same_folder_from_a_stage_counts() => Verify("""
        FROM alpine:3.23 AS build
        COPY large.bin /out/
        FROM alpine:3.23
        COPY --from=build /out /app
        COPY --from=build [|/out|] /app
        """, saves: 9_000_000, context: "large.bin 9000000");

    [TestMethod]
    public void Two_folders_in_one_place_are_both_there() => Verify("""
        FROM alpine:3.23 AS build
        COPY large.bin /out/
        COPY other.bin /more/
        FROM alpine:3.23
        COPY --from=build /out /app
        COPY --from=build /more /app
        """, context: "large.bin 9000000\nother.bin 8000000");

    [TestMethod]
    public void Files_of_unknown_size_have_none() => Verify("""
        FROM alpine:3.23 AS build
        RUN make install
        FROM alpine:3.23
        COPY --from=build /out/app /app
        COPY --from=build /out/app /app
        """, context: "large.bin 9000000");

    [TestMethod]
    public void A_context_that_is_not_known_says_nothing() => Verify("""
        FROM alpine:3.23
        COPY large.bin /app/
        COPY . /app/
        """);

    [TestMethod]
    public void A_folder_that_nobody_counted_has_no_size() => Verify("""
        FROM alpine:3.23
        COPY node_modules /app/node_modules
        COPY . /app/
        """, context: "node_modules/ 0\nindex.js 10");
}
