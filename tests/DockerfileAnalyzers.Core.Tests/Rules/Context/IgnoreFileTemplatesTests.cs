using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

/// <summary>Files that tools generate follow the advice of the rules.</summary>
[TestClass]
public sealed class IgnoreFileTemplatesTests
{
    private const string VisualStudio = """
        **/.classpath
        **/.dockerignore
        **/.env
        **/.git
        **/.gitignore
        **/.project
        **/.settings
        **/.toolstarget
        **/.vs
        **/.vscode
        **/*.*proj.user
        **/*.dbmdl
        **/*.jfm
        **/azds.yaml
        **/bin
        **/charts
        **/docker-compose*
        **/Dockerfile*
        **/node_modules
        **/npm-debug.log
        **/obj
        **/secrets.dev.yaml
        **/values.dev.yaml
        LICENSE
        README.md
        !**/.gitignore
        !.git/HEAD
        !.git/config
        !.git/packed-refs
        !.git/refs/heads/**
        """;

    private const string VisualStudioCode = """
        **/.classpath
        **/.dockerignore
        **/.env
        **/.git
        **/.gitignore
        **/.project
        **/.settings
        **/.toolstarget
        **/.vs
        **/.vscode
        **/*.*proj.user
        **/*.dbmdl
        **/*.jfm
        **/bin
        **/charts
        **/docker-compose*
        **/compose*
        **/Dockerfile*
        **/node_modules
        **/npm-debug.log
        **/obj
        **/secrets.dev.yaml
        **/values.dev.yaml
        LICENSE
        README.md
        """;

    private const string DockerInit = """
        # Include any files or directories that you don't want to be copied to your
        # container here (e.g., local build artifacts, temporary files, etc.).

        **/.DS_Store
        **/.classpath
        **/.dockerignore
        **/.env
        **/.git
        **/.gitignore
        **/.project
        **/.settings
        **/.toolstarget
        **/.vs
        **/.vscode
        **/*.*proj.user
        **/*.dbmdl
        **/*.jfm
        **/bin
        **/charts
        **/docker-compose*
        **/compose.y*ml
        **/Dockerfile*
        **/node_modules
        **/npm-debug.log
        **/obj
        **/secrets.dev.yaml
        **/values.dev.yaml
        LICENSE
        README.md
        """;

    private const string Context = """
        .dockerignore
        .env 100
        .git/ 50000000
        .gitignore
        .vs/ 9000000
        LICENSE
        README.md
        Shop.sln
        Shop/.gitignore
        Shop/Dockerfile
        Shop/Program.cs
        Shop/README.md
        Shop/Shop.csproj
        Shop/bin/
        Shop/obj/
        docker-compose.yml
        web/node_modules/ 80000000
        web/package.json
        """;

    [TestMethod]
    [DataRow(VisualStudio, DisplayName = "Visual Studio")]
    [DataRow(VisualStudioCode, DisplayName = "Visual Studio Code")]
    [DataRow(DockerInit, DisplayName = "docker init")]
    [DataRow("*\n!obj/Docker/publish/*\n!obj/Docker/empty/\n", DisplayName = "Visual Studio, .NET Framework")]
    public void Nothing_is_said_about_it(string text)
    {
        foreach (var context in new[] { Context, null })
        {
            var input = TestInput.Create("/src/.dockerignore", text, context: context, dockerfile: """
                FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
                WORKDIR /src
                COPY . .
                RUN dotnet publish Shop -o /app
                """);
            Assert.AreEqual(
                "",
                string.Join(
                    "\n", RuleEngine.Analyze(input).Select(finding => $"{finding.Rule.Id}: {finding.Message}")));
        }
    }
}
