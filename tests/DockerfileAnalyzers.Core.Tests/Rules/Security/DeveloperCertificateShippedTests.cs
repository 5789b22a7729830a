using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class DeveloperCertificateShippedTests : RuleTests<DeveloperCertificateShipped>
{
    [TestMethod]
    [DataRow("FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN [|dotnet|] dev-certs https\nCMD [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\n"
            + "RUN [\"sh\", \"-c\", \"[|dotnet|] dev-certs https -ep /https/a.pfx -p b\"]\n"
            + "CMD [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nRUN dotnet dev-certs https\n"
            + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\n"
            + "COPY --from=build [|/root/.dotnet/corefx/cryptography/x509stores/my|] "
            + "/root/.dotnet/corefx/cryptography/x509stores/my")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\n"
            + "RUN dotnet dev-certs https --export-path certs/shop.pem --format PEM\n"
            + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build [|/src/certs/shop.pem|] /https/")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nRUN dotnet dev-certs https -ep /https/shop.pfx\n"
            + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build [|/https/*.pfx|] /https/")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY [|https|] /root/.aspnet/https")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\n"
            + "COPY [|.microsoft/usersecrets/|] /home/app/.microsoft/usersecrets/")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022\n"
            + "COPY [|AppData/Roaming/ASP.NET/Https/|] C:/https/")]
    public void The_certificate_gets_into_the_image(string text) => Verify(text + "\n");

    [TestMethod]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nRUN dotnet dev-certs https\nRUN dotnet test\n"
            + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build /app .")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet dev-certs https --clean\nCMD [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet dev-certs https --check\nCMD [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS debug\nRUN dotnet dev-certs https\nCMD [\"dotnet\", \"watch\"]")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY shop.pfx /root/.aspnet/https/")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY ca.crt /root/.aspnet/https/")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY https /https")]
    public void It_does_not(string text) => Verify(text + "\n");
}
