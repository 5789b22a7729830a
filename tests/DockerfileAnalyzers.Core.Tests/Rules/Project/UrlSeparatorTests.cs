using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class UrlSeparatorTests : RuleTests<UrlSeparator>
{
    [TestMethod]
    public void The_old_form_of_ENV_is_read_too() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_URLS [|http://*:80,http://*:81|]
        """, message: "'ASPNETCORE_URLS' expects ';' between values, not ','; the program does not start");

    [TestMethod]
    public void Ports_are_lists_too() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_HTTP_PORTS=[|8080,9090|]
        """);

    [TestMethod]
    public void Other_variables_may_hold_commas() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV HOSTS=a,b
        """);
}
