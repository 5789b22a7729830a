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

    [TestMethod]
    [DataRow("pip install -r requirements/production.txt", "requirements/production.txt")]
    [DataRow("pip install -r ./base.txt -r dev.txt", "base.txt and dev.txt")]
    [DataRow("pip install -r /app/dev.txt", "dev.txt")]
    [DataRow("pip install -r $FILE", "the files of requirements")]
    public void The_files_are_those_that_pip_is_told(string command, string files) => Verify(
        $"FROM python:3.12\nWORKDIR /app\nCOPY [|.|] .\nRUN {command}\n", message: $"'pip install -r' runs again after every change of a file: copy {files} first, restore, and then copy the rest");

    [TestMethod]
    [DataRow("git clone https://example.com/x.git && cd x && pip install -r requirements.txt")]
    [DataRow("git clone https://example.com/x /opt/x && pip install -r /opt/x/requirements.txt")]
    [DataRow("git clone https://example.com/x && cd x && npm install")]
    [DataRow("pip install -r https://example.com/requirements.txt")]
    public void What_is_cloned_is_not_in_the_context(string command) => Verify($"FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN {command}\n");

    [TestMethod]
    public void A_clone_beside_the_source_does_not_matter() => Verify("""
        FROM python:3.12
        WORKDIR /app
        COPY [|.|] .
        RUN git clone https://example.com/x /opt/x
        RUN pip install -r requirements.txt
        """);
}
