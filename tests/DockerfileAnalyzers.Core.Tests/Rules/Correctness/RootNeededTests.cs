using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class RootNeededTests : RuleTests<RootNeeded>
{
    [TestMethod]
    [DataRow("debian:12", "USER app", "[|apt-get|] update && apt-get install -y curl", "apt-get update", "app")]
    [DataRow("alpine:3.23", "USER 1000:1000", "[|apk|] add --no-cache curl", "apk add", "1000")]
    [DataRow("fedora:43", "user nobody", "set -e; [|dnf|] install -y curl", "dnf install", "nobody")]
    [DataRow("node:24", "USER node", "[[|\"apt-get\"|], \"update\"]", "apt-get update", "node")]
    [DataRow("debian:12", "ARG U=app\nUSER $U", "<<EOF\n[|apt-get|] update\nEOF", "apt-get update", "app")]
    public void A_package_manager_may_not_write(string image, string user, string run, string call, string name) =>
        Verify(
            $"FROM {image}\n{user}\nRUN {run}\n",
            message: $"'{call}' needs root but runs as '{name}'; the build fails");

    [TestMethod]
    public void A_stage_has_the_user_of_the_one_before() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
        USER $APP_UID
        WORKDIR /app
        FROM base
        RUN [|apt-get|] update && apt-get install -y curl
        """);

    [TestMethod]
    [DataRow("RUN apt-get update")]
    [DataRow("USER root\nRUN apt-get update")]
    [DataRow("USER 0\nRUN apt-get update")]
    [DataRow("ARG U\nUSER $U\nRUN apt-get update")]
    [DataRow("USER app\nRUN sudo apt-get update")]
    [DataRow("USER app\nRUN apt-get -s install curl")]
    [DataRow("USER app\nRUN apt-get update || true")]
    [DataRow("USER app\nRUN pip install --user flask")]
    [DataRow("USER app\nUSER root\nRUN apt-get update")]
    public void Root_or_somebody_unknown_may(string text) => Verify($"FROM debian:12\n{text}\n");
}
