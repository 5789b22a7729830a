using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class SourceInFinalStageTests : RuleTests<SourceInFinalStage>
{
    [TestMethod]
    public void The_folder_that_publish_writes_to_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app /app
        """);

    [TestMethod]
    public void A_language_whose_source_is_the_program_is_fine() => Verify("""
        FROM python:3.12 AS build
        WORKDIR /app
        COPY . .
        RUN pip install --target . flask
        FROM python:3.12-slim
        COPY --from=build /app /app
        """);
}
