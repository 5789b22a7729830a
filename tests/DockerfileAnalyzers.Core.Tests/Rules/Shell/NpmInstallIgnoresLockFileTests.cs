using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class NpmInstallIgnoresLockFileTests : RuleTests<NpmInstallIgnoresLockFile>
{
    [TestMethod]
    public void A_lock_file_in_the_context_counts() => Verify("""
        FROM node:22
        COPY . .
        RUN npm [|install|]
        """,
        context: """
        package.json
        package-lock.json
        """);

    [TestMethod]
    public void Without_a_lock_file_there_is_nothing_to_follow() => Verify("""
        FROM node:22
        COPY . .
        RUN npm install
        """,
        context: "package.json");

    [TestMethod]
    public void Adding_a_package_is_something_else() => Verify("""
        FROM node:22
        COPY package.json package-lock.json ./
        RUN npm install express
        """);
}
