using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class DrawingLibraryUnusedTests : RuleTests<DrawingLibraryUnused>
{
    [TestMethod]
    public void Other_packages_may_use_the_library() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        RUN apt-get install -y libgdiplus
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "AssemblyName=Shop\nPackageReferences=Aspose.Words/24.1.0");
}
