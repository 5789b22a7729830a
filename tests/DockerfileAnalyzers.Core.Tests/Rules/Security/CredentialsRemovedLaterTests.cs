using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class CredentialsRemovedLaterTests : RuleTests<CredentialsRemovedLater>
{
    [TestMethod]
    [DataRow("COPY [|.npmrc|] package.json ./\nRUN npm ci && rm -f .npmrc")]
    [DataRow("COPY [|settings.xml|] /root/.m2/\nRUN mvn package\nRUN rm -rf ~/.m2")]
    [DataRow("COPY [\"NuGet.Config\", \"/src/\"]\nRUN [\"rm\", \"/src/NuGet.Config\"]", "NuGet.Config")]
    [DataRow("ADD [|pip.conf|] /etc/pip.conf\nRUN rm /etc/*.conf")]
    [DataRow("RUN echo \"//npm.example.org/:_authToken=$T\" > [|.npmrc|]\nRUN npm ci\nRUN rm .npmrc")]
    [DataRow("COPY [|.docker/config.json|] /root/.docker/config.json\nRUN rm $HOME/.docker/config.json")]
    public void A_layer_keeps_what_a_later_one_deletes(string instructions, string? quoted = null)
    {
        var marked = quoted is null ? instructions : instructions.Replace($"[\"{quoted}\"", $"[[|\"{quoted}\"|]");
        Verify($"FROM debian:12\nWORKDIR /app\n{marked}\n");
    }

    [TestMethod]
    public void Windows_deletes_by_other_names() => Verify("""
        # escape=`
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        COPY [|nuget.config|] C:/src/
        RUN del C:\src\nuget.config
        """);

    [TestMethod]
    public void The_message_says_where_it_is_deleted() => Verify("""
        FROM debian:12
        COPY [|.netrc|] /root/
        RUN git clone https://example.com/a

        RUN rm /root/.netrc
        """.Replace(".netrc", "auth.json"),
        message: "'auth.json' is deleted on line 5, but credentials in it stay in this layer and can be read by anyone "
            + "who has access to the image; use 'RUN --mount=type=secret'");

    [TestMethod]
    [DataRow(
        "FROM maven:3 AS build\nCOPY settings.xml /root/.m2/\nRUN rm /root/.m2/settings.xml\nFROM debian:12\n"
            + "COPY --from=build /a /a")]
    [DataRow("FROM debian:12\nCOPY .npmrc .\nRUN npm ci")]
    [DataRow("FROM debian:12\nRUN echo token=$T > .npmrc && npm ci && rm .npmrc")]
    [DataRow("FROM debian:12\nRUN echo registry=https://mirror.example.com > .npmrc\nRUN rm .npmrc")]
    [DataRow("FROM debian:12\nCOPY app.conf /etc/\nRUN rm /etc/app.conf")]
    [DataRow("FROM debian:12\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\nRUN rm -rf /tmp/.npm")]
    public void Build_stages_other_files_and_one_layer_are_fine(string text) => Verify(text);
}
