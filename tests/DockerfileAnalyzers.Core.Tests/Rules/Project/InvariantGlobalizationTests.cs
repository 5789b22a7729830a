using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class InvariantGlobalizationTests : RuleTests<InvariantGlobalization>
{
    [TestMethod]
    public void Full_images_have_cultures() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "AssemblyName=Shop\nPackageReferences=Microsoft.Data.SqlClient/5.1.6");

    [TestMethod]
    public void Another_projects_image_is_not_judged() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        ENTRYPOINT ["dotnet", "Other.dll"]
        """, project: "AssemblyName=Shop\nPackageReferences=Microsoft.Data.SqlClient/5.1.6");

    [TestMethod]
    public void Other_packages_do_without() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "AssemblyName=Shop\nPackageReferences=Npgsql/9.0.0");
}
