using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class ImageDriftTests : RuleTests<ImageDrift>
{
    [TestMethod]
    public void BuildKit_s_history_agrees() => Verify("""
        # syntax=docker/dockerfile:1
        FROM node:22 AS build
        RUN npm run build
        FROM debian:12
        ARG VERSION=1
        WORKDIR /app
        COPY --chown=app . .
        COPY --from=build /dist ./dist/
        RUN --mount=type=cache,target=/x apt-get update \
            # why
         && apt-get install -y curl
        RUN ["make", "all"]
        RUN <<EOF
        echo one
        echo two
        EOF
        CMD ["sh"]
        """,
        history: """
        78000000 # debian.sh --arch 'amd64' out/ 'bookworm'
        0 CMD ["bash"]
        0 ARG VERSION=1
        0 WORKDIR /app
        5000 COPY --chown=app . . # buildkit
        5000 COPY /dist ./dist/ # buildkit
        30000000 RUN |1 VERSION=1 /bin/sh -c apt-get update  && apt-get install -y curl # buildkit
        12 RUN |1 VERSION=1 make all # buildkit
        0 RUN |1 VERSION=1 /bin/sh -c <<EOF (echo one echo two) # buildkit
        0 CMD ["sh"]
        """);

    [TestMethod]
    public void The_older_builder_s_history_agrees() => Verify("""
        FROM debian:12
        COPY a b /app/
        RUN apt-get update && \
            apt-get install -y curl
        ENV A=1
        """,
        history: """
        78000000 /bin/sh -c #(nop) ADD file:9a4f77dfaba7fd2aa78186e4ef0e7486ad55101cefc1fabbc1b385601bb38920 in /
        0 /bin/sh -c #(nop)  CMD ["bash"]
        5000 /bin/sh -c #(nop) COPY multi:2d2ba in /app/
        30000000 |1 B=2 /bin/sh -c apt-get update && apt-get install -y curl
        0 /bin/sh -c #(nop)  ENV A=1
        """);

    [TestMethod]
    public void A_changed_instruction_is_said_once() => Verify("""
        FROM debian:12
        RUN make
        [|RUN|] make install
        RUN make clean
        """,
        "'image.tar' was built from another version of this file and does not contain this instruction; build it again",
        history: "78000000 base\n5000 RUN /bin/sh -c make # buildkit\n30000000 RUN /bin/sh -c make --old # buildkit");

    [TestMethod]
    public void Equal_instructions_of_the_base_are_not_ours() => Verify("""
        FROM acme/base:1
        RUN make
        [|COPY|] a /a
        """,
        history: "100 RUN /bin/sh -c make # buildkit\n200 RUN /bin/sh -c make # buildkit");

    [TestMethod]
    public void A_total_says_nothing_of_instructions() => Verify("""
        FROM debian:12
        RUN make
        """,
        history: "");
}
