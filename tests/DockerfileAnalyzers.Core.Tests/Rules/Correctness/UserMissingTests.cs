using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class UserMissingTests : RuleTests<UserMissing>
{
    [TestMethod]
    [DataRow("debian:12", "app", "")]
    [DataRow("alpine:3.22", "appuser:appgroup", "")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:6.0", "app", "")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "dotnet", "; the image has the user '$APP_UID'")]
    [DataRow("node:24-slim", "nodejs", "; the image has the user 'node'")]
    [DataRow("ubuntu:22.04", "ubuntu2", "")]
    public void Nobody_made_the_user(string image, string user, string offered) => Verify(
        $"FROM {image}\nUSER [|{user}|]\nCMD [\"true\"]\n",
        message: $"User '{user.Split(':')[0]}' does not exist in '{image}', so the container does not start{offered}");

    [TestMethod]
    public void Another_file_of_the_directory_adds_no_user() => Verify("""
        FROM debian:12
        COPY hosts /etc/hosts
        COPY --from=example/tools:1 /etc/ssl/certs /etc/ssl/certs
        USER [|app|]
        CMD ["true"]
        """);

    [TestMethod]
    public void A_RUN_as_nobody_fails_the_build() => Verify("""
        FROM debian:12
        RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
        USER [|app|]
        RUN true
        """, message: "User 'app' does not exist in 'debian:12', so the build fails");

    [TestMethod]
    [DataRow("debian:12", "RUN useradd app\nUSER app")]
    [DataRow("debian:12", "ARG NAME=app\nRUN useradd $NAME\nUSER $NAME")]
    [DataRow("debian:12", "RUN echo 'app:x:1000:1000::/:/bin/sh' >> /etc/passwd\nUSER app")]
    [DataRow("debian:12", "COPY passwd /etc/passwd\nUSER app")]
    [DataRow("debian:12", "COPY etc /etc\nUSER app")]
    [DataRow("debian:12", "COPY --from=example/tools:1 /etc/group /etc/\nUSER app")]
    [DataRow("debian:12", "COPY setup.sh /\nRUN /setup.sh\nUSER app")]
    [DataRow("debian:12", "RUN apt-get update && apt-get install -y postgresql\nUSER postgres")]
    [DataRow("debian:12", "RUN apt-get update && apt-get install -y coturn\nUSER turnserver")]
    [DataRow("debian:12", "USER 1000:1000")]
    [DataRow("debian:12", "USER nobody")]
    [DataRow("debian:12", "USER www-data")]
    [DataRow("ubuntu:24.04", "USER ubuntu")]
    [DataRow("node:24", "USER node")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:8.0", "USER app")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "USER $APP_UID")]
    [DataRow("example/image", "USER app")]
    [DataRow("jenkins/jenkins", "USER somebody")]
    [DataRow("debian:12", "USER app\nUSER 1000")]
    public void Who_may_be_there_is_not_missed(string image, string instructions) =>
        Verify($"FROM {image}\n{instructions}\nCMD [\"true\"]\n");
}
