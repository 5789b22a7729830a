using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class EdgeRepositoryTests : RuleTests<EdgeRepository>
{
    [TestMethod]
    [DataRow("apk add --no-cache -X [|https://dl-cdn.alpinelinux.org/alpine/edge/main|] a")]
    [DataRow("apk add a --repository [|http://nl.alpinelinux.org/alpine/edge/testing/|]")]
    [DataRow("sed -i [|'s/v3.22/edge/g'|] /etc/apk/repositories && apk upgrade")]
    [DataRow("printf [|'@edge http://dl-cdn.alpinelinux.org/alpine/edge/main\\n'|] | tee -a /etc/apk/repositories")]
    public void Every_way_to_add_the_repository(string script) => Verify($"FROM node:24-alpine3.22\nRUN {script}\n");

    [TestMethod]
    [DataRow("FROM alpine:edge\nRUN apk add -X https://dl-cdn.alpinelinux.org/alpine/edge/testing a\n")]
    [DataRow("FROM alpine:3.22\nRUN sed -i 's/https/http/' /etc/apk/repositories\n")]
    [DataRow("FROM debian:12\nRUN echo https://example.com/edge/main > /etc/apk/repositories\n")]
    [DataRow("FROM alpine:3.22\nRUN echo https://example.com/edge/main > /a\n")]
    public void Other_images_and_other_files(string text) => Verify(text);
}
