using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class DevelopmentDependenciesShippedTests : RuleTests<DevelopmentDependenciesShipped>
{
    [TestMethod]
    public void A_build_behind_it_needs_them() => Verify("""
        FROM node:22
        RUN npm ci && npm run build
        CMD ["node", "a.js"]
        """);

    [TestMethod]
    public void A_stage_for_development_needs_them() => Verify("""
        FROM node:22 AS development
        RUN npm ci
        CMD ["npm", "run", "dev"]
        """);
}
