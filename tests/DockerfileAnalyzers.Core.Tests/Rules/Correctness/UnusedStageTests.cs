using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class UnusedStageTests : RuleTests<UnusedStage>
{
    [TestMethod]
    public void A_forgotten_from() => Verify("""
        FROM node:24 AS [|build|]
        RUN npm ci
        FROM nginx:1.29
        COPY dist /usr/share/nginx/html
        """,
        message: "Stage 'build' is not used by any other stage; a build skips it unless '--target' selects it");

    [TestMethod]
    public void A_stage_without_a_name() => Verify("""
        FROM [|node:24|]
        RUN npm ci
        FROM nginx:1.29
        """,
        message: "This stage is not used by any other stage; a build skips it unless '--target' selects it");

    [TestMethod]
    [DataRow("COPY --from=0 /a /b")]
    [DataRow("COPY --from=BUILD /a /b")]
    [DataRow("RUN --mount=from=build,target=/a ls")]
    public void A_stage_is_used_in_many_ways(string use) =>
        Verify($"FROM node:24 AS build\nRUN npm ci\nFROM nginx:1.29\n{use}\n");

    [TestMethod]
    public void Targets_of_their_own() => Verify("""
        FROM node:24 AS build
        RUN npm ci
        FROM build AS reports
        RUN npm run report
        FROM node:24 AS test
        RUN npm test
        FROM debian:12 AS api
        CMD ["api"]
        FROM nginx:1.29 AS web
        COPY --from=build /a /b
        """);

    [TestMethod]
    public void An_argument_may_choose_the_stage() => Verify("""
        ARG VARIANT=full
        FROM node:24 AS full
        FROM node:24-slim AS small
        FROM $VARIANT
        """);
}
