using DockerfileAnalyzers.Rules.Cache;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Cache;

[TestClass]
public sealed class SourceCopiedBeforeRestoreTests : RuleTests<SourceCopiedBeforeRestore>
{
    [TestMethod]
    public void A_restore_before_the_copy_is_fine() => Verify("""
        FROM node:22
        COPY package*.json ./
        RUN npm ci
        COPY . .
        RUN npm ci
        """);

    [TestMethod]
    public void A_cache_mount_makes_the_order_unimportant() => Verify("""
        FROM node:22
        COPY . .
        RUN --mount=type=cache,target=/root/.npm npm ci
        """);

    [TestMethod]
    public void Copying_from_another_stage_is_no_context() => Verify("""
        FROM node:22 AS a
        FROM node:22
        COPY --from=a . .
        RUN npm ci
        """);

    [TestMethod]
    public void A_global_tool_is_no_restore() => Verify("""
        FROM node:22
        COPY . .
        RUN npm install -g serve
        """);

    [TestMethod]
    public void Every_ecosystem_is_known() => Verify("""
        FROM python:3.12
        ADD [|.|] /app
        RUN pip install -r requirements.txt
        """);

    [TestMethod]
    public void A_NET_project_brings_all_that_its_restore_reads() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY [|.|] .
        RUN dotnet restore Shop/Shop.csproj
        RUN dotnet publish Shop/Shop.csproj -o /app
        """,
        project: """
        ProjectFile=Shop/Shop.csproj
        ProjectReferences=Lib/Lib.csproj
        BuildFiles=PackageVersions?Directory.Packages.props|Harmless?Directory.Build.props
        """,
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Directory.Packages.props ./
        COPY Shop/Shop.csproj Shop/
        COPY Lib/Lib.csproj Lib/
        RUN dotnet restore Shop/Shop.csproj
        COPY . .
        RUN dotnet publish Shop/Shop.csproj -o /app
        """);
}
