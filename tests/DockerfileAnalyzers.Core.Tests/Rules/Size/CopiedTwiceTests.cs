using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
public sealed class CopiedTwiceTests : RuleTests<CopiedTwice>
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
}
