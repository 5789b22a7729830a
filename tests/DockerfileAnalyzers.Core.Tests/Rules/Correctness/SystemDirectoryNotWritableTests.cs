using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class SystemDirectoryNotWritableTests : RuleTests<SystemDirectoryNotWritable>
{
    [TestMethod]
    [DataRow("debian:12", "USER app\nRUN mkdir [|/data|]")]
    [DataRow("alpine:3.23", "USER 1000\nRUN apk --version && cd /etc && touch [|shop.conf|]")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "USER $APP_UID\nRUN echo a [|> /etc/shop|]")]
    [DataRow("ubuntu:24.04", "user nobody\nRUN <<EOF\nset -e\nln -s /app/shop [|/usr/local/bin/shop|]\nEOF")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "USER app\nRUN [\"cp\", \"/tmp/a.sh\", [|\"/usr/local/bin\"|]]")]
    [DataRow("debian:12", "WORKDIR /\nUSER app\nRUN echo a | tee [|a.txt|]")]
    public void Only_root_creates_files_there(string image, string instructions) =>
        Verify($"FROM {image}\n{instructions}\n");

    [TestMethod]
    [DataRow("RUN mkdir /data")]
    [DataRow("USER root\nRUN mkdir /data")]
    [DataRow("USER app\nRUN mkdir -p /tmp/a ~/b /home/app/c /var/lib/shop/a && touch /dev/null")]
    [DataRow("USER app\nRUN sudo mkdir /data")]
    [DataRow("USER app\nRUN mkdir /data || true")]
    [DataRow("USER app\nRUN mkdir -p /opt /etc")]
    [DataRow("RUN mkdir /data && chown app /data\nUSER app\nRUN mkdir -p /data/a")]
    [DataRow("RUN chmod a+w /opt\nUSER app\nRUN mkdir /opt/shop")]
    [DataRow("RUN cd /etc && touch shop && chown app shop\nUSER app\nRUN echo a > /etc/shop")]
    [DataRow("RUN chown -R app /\nUSER app\nRUN mkdir /data")]
    [DataRow("COPY setup.sh .\nRUN ./setup.sh\nUSER app\nRUN mkdir /data")]
    [DataRow("COPY --chown=app data /data\nUSER app\nRUN mkdir -p /data/a")]
    [DataRow("ENV DATA=/data\nVOLUME /data\nUSER app\nRUN mkdir -p /data/a")]
    [DataRow("ARG U\nUSER $U\nRUN mkdir /data")]
    [DataRow("USER app\nONBUILD RUN mkdir /data")]
    [DataRow("USER app\nRUN cp *.sh /usr/local/bin")]
    public void What_may_be_allowed_is_not_reported(string instructions) => Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    [DataRow("registry.example.com/base")]
    [DataRow("mcr.microsoft.com/windows/nanoserver:ltsc2022")]
    public void Nothing_is_known_of_another_image(string image) => Verify($"FROM {image}\nUSER app\nRUN mkdir /data\n");
}
