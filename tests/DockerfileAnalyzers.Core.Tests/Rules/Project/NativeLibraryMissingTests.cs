using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class NativeLibraryMissingTests : RuleTests<NativeLibraryMissing>
{
    private static string Project(string package) =>
        $"ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0\nDirectPackageReferences={package}";

    private static string Dockerfile(string image, string final = "") => $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        FROM {image}
        {final}
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """;

    [TestMethod]
    [DataRow("SkiaSharp.NativeAssets.Linux", "aspnet:10.0", "libfontconfig.so.1", "libfontconfig1")]
    [DataRow("SkiaSharp.NativeAssets.Linux", "aspnet:10.0-alpine", "libfontconfig.so.1", "fontconfig")]
    [DataRow("Microsoft.AspNetCore.Authentication.Negotiate", "aspnet:8.0", "libgssapi_krb5.so.2", "libgssapi-krb5-2")]
    [DataRow("System.Data.Odbc", "runtime:9.0-alpine", "libodbc.so.2", "unixodbc")]
    [DataRow("system.directoryservices.protocols", "aspnet:10.0-alpine", "libldap", "libldap")]
    public void The_image_does_not_have_the_library(string package, string image, string library, string name) =>
        Verify(
            Dockerfile($"[|mcr.microsoft.com/dotnet/{image}|]"), project: Project(package),
            message: $"'{(package[0] == 's' ? "System.DirectoryServices.Protocols" : package)}' loads '{library}', "
                + $"which 'mcr.microsoft.com/dotnet/{image}' does not contain; install '{name}'");

    [TestMethod]
    [DataRow("RUN apt-get update && apt-get install -y libfontconfig1")]
    [DataRow("RUN apt-get update && apt-get install -y fontconfig fonts-dejavu")]
    [DataRow("COPY libs/ /usr/lib/x86_64-linux-gnu/")]
    [DataRow("COPY setup.sh /\nRUN /setup.sh")]
    public void What_may_bring_it_is_fine(string final) => Verify(
        Dockerfile("mcr.microsoft.com/dotnet/aspnet:10.0", final), project: Project("SkiaSharp.NativeAssets.Linux"));

    [TestMethod]
    [DataRow("SkiaSharp.NativeAssets.Linux.NoDependencies", "mcr.microsoft.com/dotnet/aspnet:10.0")]
    [DataRow("Microsoft.AspNetCore.Authentication.Negotiate", "mcr.microsoft.com/dotnet/aspnet:6.0")]
    [DataRow("SkiaSharp.NativeAssets.Linux", "registry.example/shop-base:1")]
    public void What_needs_nothing_or_is_not_known_is_fine(string package, string image) =>
        Verify(Dockerfile(image), project: Project(package));

    [TestMethod]
    [DataRow("5.0.3", true)]
    [DataRow("4.7.2-preview.1", true)]
    [DataRow("6.0.0", false)]
    [DataRow("9.0.1", false)]
    public void A_later_version_of_the_package_does_not_load_it(string version, bool isLoaded) => Verify(
        Dockerfile(isLoaded ? "[|mcr.microsoft.com/dotnet/aspnet:10.0|]" : "mcr.microsoft.com/dotnet/aspnet:10.0"),
        project: Project("System.Drawing.Common") + "\nPackageReferences=System.Drawing.Common/" + version);
}
