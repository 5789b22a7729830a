using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class IcuMissingTests : RuleTests<IcuMissing>
{
    [TestMethod]
    public void An_installation_behind_the_variable_counts() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
        RUN apk add --no-cache icu-libs tzdata
        """);

    [TestMethod]
    [DataRow("aspnet:10.0-noble-chiseled-extra")]
    [DataRow("runtime-deps:10.0-alpine-extra")]
    public void Extra_images_have_it(string image) =>
        Verify($"FROM mcr.microsoft.com/dotnet/{image}\nENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false\n");

    [TestMethod]
    public void A_program_may_bring_its_own() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
        """, project: "PackageReferences=Microsoft.ICU.ICU4C.Runtime/72.1.0.3");

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:7.0-jammy")]
    [DataRow("mcr.microsoft.com/dotnet/runtime:5.0-bullseye-slim")]
    [DataRow("mcr.microsoft.com/dotnet/core/aspnet:2.2")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:9.0-cbl-mariner2.0")]
    public void A_full_image_of_Linux_brings_ICU_or_nobody_knows(string image) =>
        Verify($"FROM {image}\nENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false\n");
}
