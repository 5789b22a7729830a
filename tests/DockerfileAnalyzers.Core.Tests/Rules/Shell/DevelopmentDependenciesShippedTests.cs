using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class DevelopmentDependenciesShippedTests : RuleTests<DevelopmentDependenciesShipped>
{
    [TestMethod]
    public void A_build_behind_it_needs_them() => Verify("""
        FROM node:22
        RUN npm ci && npm run build
        CMD ["node", "a.js"]
        """);

    [TestMethod]
    [DataRow("[|install|] -P", DisplayName = "npm saves what it installs as a dependency: none is named")]
    [DataRow("install --omit=dev")]
    [DataRow("install --production")]
    public void Options_leave_them_out(string install) =>
        Verify($"FROM node:22\nRUN npm {install}\nCMD [\"node\", \"a.js\"]\n");

    [TestMethod]
    [DataRow("RUN gulp")]
    [DataRow("RUN ./node_modules/.bin/webpack -p")]
    [DataRow("RUN node ./node_modules/webpack/bin/webpack.js")]
    [DataRow("RUN grunt build")]
    [DataRow("RUN ng build --prod")]
    [DataRow("RUN next build")]
    [DataRow("RUN yarn build")]
    [DataRow("RUN npm run production")]
    [DataRow("CMD [\"gulp\", \"live\"]")]
    [DataRow("CMD npm run serve")]
    [DataRow("ENTRYPOINT npm run build && npm start")]
    [DataRow("ENTRYPOINT [\"npm\", \"run\"]\nCMD [\"server\"]")]
    [DataRow("CMD [\"node_modules/.bin/nodemon\", \"a.js\"]")]
    public void What_runs_their_tools_needs_them(string instruction) =>
        Verify($"FROM node:22\nRUN npm install\n{instruction}\nCMD [\"node\", \"a.js\"]\n");

    [TestMethod]
    public void A_stage_that_is_built_on_it_needs_them() =>
        Verify("FROM node:22 AS base\nRUN npm install\nCMD [\"node\", \"a.js\"]\nFROM base\nRUN gulp\n");

    [TestMethod]
    [DataRow("CMD [\"npm\", \"start\"]")]
    [DataRow("CMD [\"npm\", \"run\", \"start\"]")]
    [DataRow("CMD npm run start:prod")]
    [DataRow("CMD [\"yarn\", \"start\"]")]
    [DataRow("CMD next start")]
    public void What_starts_the_program_does_not(string start) => Verify(
        $"FROM node:22\nRUN npm [|install|]\n{start}\n",
        fixedTo: $"FROM node:22\nRUN npm install --omit=dev\n{start}\n");

    [TestMethod]
    public void A_stage_for_development_needs_them() => Verify("""
        FROM node:22 AS development
        RUN npm ci
        CMD ["npm", "run", "dev"]
        """);
}
