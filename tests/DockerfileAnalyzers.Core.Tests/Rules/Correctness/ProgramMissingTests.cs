using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ProgramMissingTests : RuleTests<ProgramMissing>
{
    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "curl -O https://x.org/a", "curl", "install 'curl' first")]
    [DataRow("debian:12-slim", "wget https://x.org/a", "wget", "install 'wget' first")]
    [DataRow("ubuntu:24.04", "curl -O https://x.org/a", "curl", "install 'curl' first")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "npm ci", "npm", "install 'npm' first")]
    [DataRow("alpine:3.22", "bash -c 'echo a'", "bash", "install 'bash' first")]
    [DataRow("alpine:3.22", "apt-get update", "apt-get", "the package manager of this image is 'apk'")]
    [DataRow(
        "mcr.microsoft.com/dotnet/aspnet:10.0", "apk add curl", "apk", "the package manager of this image is 'apt'")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "adduser --system x", "adduser", "install 'adduser' first")]
    [DataRow("alpine:3.22", "useradd x", "useradd", "install 'shadow' first")]
    [DataRow("debian:12", "git clone https://x.org/a", "git", "install 'git' first")]
    public void The_image_does_not_have_it(string image, string command, string program, string remedy) => Verify(
        $"FROM {image}\nRUN [|{program}|]{command.Substring(program.Length)}\n",
        message: $"'{program}' is not in '{image}', so the build fails; {remedy}");

    [TestMethod]
    public void The_container_starts_what_is_not_there() => Verify("""
        FROM alpine:3.22
        COPY entry.sh /
        ENTRYPOINT [[|"/bin/bash"|], "/entry.sh"]
        """, message: "'bash' is not in 'alpine:3.22', so the container does not start; install 'bash' first");

    [TestMethod]
    public void Other_packages_do_not_bring_it() => Verify("""
        FROM debian:12
        RUN apt-get update && apt-get install -y --no-install-recommends unzip && [|curl|] -O https://example.org/a
        RUN curl -O https://example.org/b
        """);

    [TestMethod]
    [DataRow("COPY --from=example/tools:1 /usr/bin/jq /usr/bin/jq")]
    [DataRow("COPY --from=tools /usr/bin/jq /usr/bin/jq")]
    [DataRow("ADD https://x.org/tool /usr/bin/tool")]
    public void A_copied_program_is_not_another_one(string copy) =>
        Verify($"FROM debian:12\n{copy}\nRUN [|curl|] -O https://x.org/a\n");

    [TestMethod]
    [DataRow("debian:12", "RUN apt-get update && apt-get install -y curl && curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY --from=example/tools:1 /bin/busybox /bin/busybox\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY --from=example/tools:1 /out/ /usr/bin/\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY --from=tools /usr/bin/jq /usr/local/bin/\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY tools /usr/bin/\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY $TOOL /usr/bin/\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "ADD tools.tar.gz /usr/\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "RUN --mount=type=cache,target=/usr/local curl -O https://x.org/a")]
    [DataRow(
        "gcr.io/distroless/base-debian12", "COPY --from=example/tools:1 /bin/sh /bin/sh\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "RUN apt-get update && apt-get install -y $PACKAGES\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "RUN apt-get update && apt-get install -y some-agent\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY setup.sh /\nRUN /setup.sh && curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY --from=tools /usr/bin/curl /usr/bin/\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "COPY rootfs /\nRUN curl -O https://x.org/a")]
    [DataRow("debian:12", "RUN if command -v curl; then curl -O https://x.org/a; fi")]
    [DataRow("debian:12", "RUN which curl && curl -O https://x.org/a")]
    [DataRow("debian:12", "RUN curl -O https://x.org/a || wget https://x.org/a")]
    [DataRow("debian:12", "RUN --mount=type=bind,from=tools,source=/bin,target=/usr/local/bin curl -O https://x.org/a")]
    [DataRow("mcr.microsoft.com/dotnet/runtime:10.0-azurelinux3.0", "RUN dnf install -y curl")]
    [DataRow("debian:12", "ADD https://x.org/node.tar.gz /n\nRUN PATH=$PATH:/opt/node/bin npm ci")]
    [DataRow("debian:12", "ENV PATH=/opt/node/bin:$PATH\nRUN npm ci")]
    [DataRow("debian:12", "RUN /opt/node/bin/npm ci\nRUN export PATH=/opt/node/bin:$PATH && npm ci")]
    [DataRow("ubuntu:24.04", "RUN apt-get update && apt-get install -y software-properties-common\nRUN adduser runner")]
    [DataRow("example/image", "RUN curl -O https://x.org/a")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:6.0-cbl-mariner2.0", "RUN dotnet publish -o /app")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:8.0-cbl-mariner2.0-amd64", "RUN bash build.sh && useradd x")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:7.0-cbl-mariner2.0", "ENTRYPOINT [\"dotnet\", \"a.dll\"]")]
    [DataRow("mcr.microsoft.com/dotnet/runtime:2.0-jessie", "CMD [\"dotnet\", \"a.dll\"]")]
    [DataRow("ubuntu@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "RUN apk add curl")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "RUN curl -O https://x.org/a && git clone https://x.org/b")]
    [DataRow("alpine:3.22", "RUN apk add --no-cache bash\nENTRYPOINT [\"bash\"]")]
    [DataRow("alpine:3.22", "RUN apk add --no-cache nodejs npm && npm ci")]
    [DataRow("alpine:3.22", "ONBUILD RUN bash build.sh")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0",
        "RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs && npm ci")]
    public void What_may_be_there_is_not_missed(string image, string instructions) =>
        Verify($"FROM {image}\n{instructions}\n");
}
