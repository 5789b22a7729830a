using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
public sealed class SmallerBaseImageTests : RuleTests<SmallerBaseImage>
{
    [TestMethod]
    public void Packages_of_the_distribution_speak_against_musl() => Verify("""
        FROM [|node:22|]
        RUN apt-get update && apt-get install -y git
        CMD ["node", "a.js"]
        """,
        message: "'22' is 1.1 GB; its variant '22-slim' is 220 MB");

    [TestMethod]
    public void An_app_that_needs_ICU_is_not_sent_to_an_image_without() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0-noble|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        message: "'10.0-noble' is 220 MB; its variant '10.0-noble-chiseled-extra' is 150 MB");

    [TestMethod]
    public void A_project_without_globalization_may_go_smaller() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0-noble|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        project: "InvariantGlobalization=true",
        message: "'10.0-noble' is 220 MB; its variant '10.0-noble-chiseled' is 110 MB");

    [TestMethod]
    public void A_shell_form_needs_a_shell() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
        ENTRYPOINT dotnet Shop.dll
        """);

    [TestMethod]
    public void An_unknown_image_keeps_the_rule_silent() => Verify("""
        FROM registry.example.com/node:22
        CMD ["node", "a.js"]
        """);

    [TestMethod]
    public void An_image_that_asks_for_cultures_keeps_them() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
        ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
        ENTRYPOINT ["./Shop"]
        """,
        project: "InvariantGlobalization=true");

    [TestMethod]
    public void A_Linux_image_is_no_variant_of_a_Windows_image() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime:10.0-nanoserver-ltsc2022
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);
}
