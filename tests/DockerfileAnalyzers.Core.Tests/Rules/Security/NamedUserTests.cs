using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class NamedUserTests : RuleTests<NamedUser>
{
    [TestMethod]
    public void Root_variables_and_stages_that_only_build_are_fine() => Verify("""
        FROM node:22.11-alpine AS build
        USER node
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        USER root
        USER $APP_UID
        """);
}
