using DockerfileAnalyzers.Rules.Cache;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Cache;

[TestClass]
internal sealed class VolatileArgumentEarlyTests : RuleTests<VolatileArgumentEarly>
{
    [TestMethod]
    public void All_of_them_move_below_the_last_installation() => Verify("""
        FROM python:3.13
        ARG [|VCS_REF|]
        ARG BUILD_DATE
        LABEL revision=$VCS_REF
        RUN apt-get update && apt-get install -y git
        COPY requirements.txt .
        RUN pip install -r requirements.txt
        RUN echo $BUILD_DATE > /built
        """,
        fixedTo: """
        FROM python:3.13
        RUN apt-get update && apt-get install -y git
        COPY requirements.txt .
        RUN pip install -r requirements.txt
        ARG VCS_REF
        ARG BUILD_DATE
        LABEL revision=$VCS_REF
        RUN echo $BUILD_DATE > /built
        """,
        message: "Each new value of 'VCS_REF' and 'BUILD_DATE' reruns every RUN instruction after this ARG, "
            + "including 'apt-get install' on line 5");

    [TestMethod]
    [DataRow(
        "ARG [|commitSha|]=unknown\nCOPY a.csproj .\nRUN dotnet restore\nCOPY . .\n"
            + "RUN dotnet publish -p:SourceRevisionId=$commitSha")]
    [DataRow("arg [|VERSION|]=0.0.0-dev\nCOPY a.csproj .\nRUN dotnet restore\nRUN dotnet build -p:Version=${VERSION}")]
    [DataRow("ARG [|BUILD_NUMBER|]\nENV BUILD=$BUILD_NUMBER\nRUN [\"dotnet\", \"restore\"]")]
    public void A_restore_does_not_need_the_version(string instructions) =>
        Verify($"FROM mcr.microsoft.com/dotnet/sdk:10.0\n{instructions}\n");

    [TestMethod]
    [DataRow("ARG VERSION\nRUN npm version $VERSION && npm ci")]
    [DataRow("ARG VERSION=1.2.3\nRUN npm ci")]
    [DataRow("ARG GIT_SHA\nRUN --mount=type=cache,target=/root/.npm npm ci")]
    [DataRow("RUN npm ci\nARG GIT_SHA")]
    [DataRow("ARG NGINX_REVISION=97164b43a8b6\nRUN npm ci")]
    [DataRow("ARG COMMIT=97164b43a8b6\nRUN npm ci")]
    [DataRow("ARG NODE_ENV\nARG HTTP_PROXY\nRUN npm ci")]
    [DataRow("ARG CACHEBUST=1\nRUN npm ci")]
    [DataRow("ARG REVISION\nRUN echo $REVISION > /r\nRUN npm ci")]
    public void What_is_needed_pinned_cheap_or_declared_later_is_fine(string instructions) =>
        Verify($"FROM node:24\n{instructions}\n");

    [TestMethod]
    public void An_ARG_before_FROM_is_in_no_environment() => Verify("""
        ARG GIT_SHA
        FROM node:24
        RUN npm ci
        """);
}
