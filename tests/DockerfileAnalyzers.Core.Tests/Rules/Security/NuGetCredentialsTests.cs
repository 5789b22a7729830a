using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class NuGetCredentialsTests : RuleTests<NuGetCredentials>
{
    [TestMethod]
    public void A_nuget_config_with_a_password_must_not_be_copied() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        COPY [|nuget.config|] ./
        """,
        project: "NuGetCredentials=nuget.config",
        message: "'nuget.config' contains credentials in plain text, and they stay in the layers of this stage; "
            + "use 'RUN "
            + "--mount=type=secret'");

    [TestMethod]
    public void One_that_the_ignore_file_leaves_out_is_not() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        """, project: "NuGetCredentials=nuget.config", dockerignore: "nuget.config");

    [TestMethod]
    public void A_source_without_password_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        RUN dotnet nuget add source /packages -n local
        """);

    [TestMethod]
    public void A_secret_whose_trace_is_removed_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        RUN --mount=type=secret,id=token dotnet nuget add source https://feed.example.org/v3/index.json -n team \
                -u build -p "$(cat /run/secrets/token)" --store-password-in-clear-text \
            && dotnet restore \
            && dotnet nuget remove source team
        """);
}
