using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class RestoreMissingTests : RuleTests<RestoreMissing>
{
    [TestMethod]
    public void Nothing_to_work_with() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Release [|--no-restore|] -o /app
        """,
        project: "ProjectFile=Shop.csproj",
        dockerignore: "obj",
        message: "'dotnet publish --no-restore' fails: nothing is restored before it (NETSDK1004)");

    [TestMethod]
    public void A_restore_in_an_earlier_stage_counts() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS restore
        WORKDIR /src
        COPY Shop.csproj .
        RUN dotnet restore
        FROM restore
        COPY . .
        RUN dotnet build --no-restore
        """, project: "ProjectFile=Shop.csproj", dockerignore: "obj");

    [TestMethod]
    public void A_project_that_names_its_runtimes_is_restored_for_them() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet restore
        RUN dotnet publish -r linux-x64 --no-restore
        """, project: "ProjectFile=Shop.csproj\nRuntimeIdentifiers=linux-x64;linux-arm64", dockerignore: "obj");

    [TestMethod]
    public void The_hosts_own_restore_may_be_copied() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet publish --no-restore
        """, project: "ProjectFile=Shop.csproj");

    [TestMethod]
    [DataRow("dotnet restore -a $TARGETARCH", "dotnet publish -a $TARGETARCH --no-restore")]
    [DataRow("dotnet restore -r linux-$TARGETARCH", "dotnet publish -r linux-$TARGETARCH --no-restore")]
    [DataRow("dotnet restore -r linux-amd64", "dotnet publish -r linux-amd64 --no-restore")]
    [DataRow("dotnet restore --use-current-runtime", "dotnet publish --use-current-runtime --no-restore")]
    public void A_runtime_that_both_name_is_restored(string restore, string publish) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        ARG TARGETARCH
        WORKDIR /src
        COPY . .
        RUN {restore}
        RUN {publish}
        """, project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0");

    [TestMethod]
    [DataRow("dotnet restore", "dotnet publish -r linux-x64 [|--no-restore|] -o /app")]
    [DataRow("dotnet restore Shop.csproj", "dotnet publish Shop.csproj --runtime linux-musl-x64 [|--no-restore|]")]
    [DataRow("dotnet restore && dotnet build", "dotnet build -r linux-arm64 [|--no-restore|]")]
    public void Without_a_project_a_runtime_that_the_restore_does_not_name(string restore, string publish) =>
        Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN {restore.Replace(" && dotnet build", "")}
        RUN {publish}
        """);

    [TestMethod]
    [DataRow("dotnet restore -r linux-x64", "dotnet publish -r linux-x64 --no-restore")]
    [DataRow("dotnet restore -p:RuntimeIdentifier=linux-x64", "dotnet publish -r linux-x64 --no-restore")]
    [DataRow("dotnet restore", "dotnet publish -r $RID --no-restore")]
    [DataRow("dotnet restore", "dotnet publish -r linux-x64")]
    [DataRow("dotnet restore", "dotnet publish --no-restore")]
    [DataRow("./restore.sh", "dotnet publish -r linux-x64 --no-restore")]
    public void Without_a_project_what_the_restore_may_know(string restore, string publish) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN {restore}
        RUN {publish}
        """);
}
