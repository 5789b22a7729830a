using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ShellMissingTests : RuleTests<ShellMissing>
{
    [TestMethod]
    public void An_empty_image_has_no_shell_either() => Verify("""
        FROM golang:1.25 AS build
        RUN go build -o /app .
        FROM scratch
        COPY --from=build /app /app
        [|CMD|] /app --serve
        """, message: "'scratch' has no shell; CMD does not start");

    [TestMethod]
    public void A_file_system_that_is_added_brings_one() => Verify("""
        FROM scratch
        ADD rootfs.tar.xz /
        CMD bash
        """);

    [TestMethod]
    public void A_shell_that_is_copied_is_there() => Verify("""
        FROM gcr.io/distroless/static-debian12
        COPY --from=busybox:1.36-uclibc /bin/sh /bin/sh
        RUN echo hello
        """);

    [TestMethod]
    public void Exec_form_needs_none() => Verify("""
        FROM gcr.io/distroless/static-debian12
        COPY app /app
        HEALTHCHECK CMD ["/app", "health"]
        ENTRYPOINT ["/app"]
        """);

    [TestMethod]
    public void A_folder_that_is_copied_to_the_working_directory_is_no_shell() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled
        WORKDIR /app
        COPY app .
        [|RUN|] ls
        [|ENTRYPOINT|] dotnet Shop.dll
        """);

    [TestMethod]
    public void The_shell_that_SHELL_names_is_not_in_the_image() => Verify("""
        FROM alpine:3.22
        SHELL [[|"/bin/bash"|], "-o", "pipefail", "-c"]
        RUN echo a
        """, message: "'alpine:3.22' has no 'bash'; RUN fails");

    [TestMethod]
    public void The_shell_that_SHELL_names_was_installed() => Verify("""
        FROM alpine:3.22
        RUN apk add --no-cache bash
        SHELL ["/bin/bash", "-o", "pipefail", "-c"]
        RUN echo a
        """);
}
