using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Model;

[TestClass]
internal sealed class DevelopmentUseTests
{
    [TestMethod]
    [DataRow("dev", true)]
    [DataRow("Test", true)]
    [DataRow("run-tests", true)]
    [DataRow("web_debug", true)]
    [DataRow("gometalinter", true)]
    [DataRow("latest", false)]
    [DataRow("devices", false)]
    [DataRow("contest", false)]
    [DataRow("flint", false)]
    [DataRow("stopwatch", false)]
    public void A_stage_is_for_development_where_a_word_of_its_name_says_so(string name, bool expected) =>
        Assert.AreEqual(expected, IsForDevelopment($"FROM node:22 AS {name}\nCMD [\"node\", \"a.js\"]\n"));

    [TestMethod]
    [DataRow("CMD [\"dotnet\", \"watch\", \"run\"]", true)]
    [DataRow("CMD dotnet test", true)]
    [DataRow("ENTRYPOINT [\"sh\", \"-c\", \"exec nodemon app.js\"]", true)]
    [DataRow("CMD [\"npm\", \"run\", \"start:dev\"]", true)]
    [DataRow("cmd yarn dev", true)]
    [DataRow("CMD dockerize -wait tcp://db:5432 -timeout 60s npm run dev", true)]
    [DataRow("CMD npm run nodemon:api", true)]
    [DataRow("CMD [\"node\", \"--watch\", \"app.js\"]", true)]
    [DataRow("CMD npm start", false)]
    [DataRow("CMD [\"confd-watch\"]", false)]
    [DataRow("CMD docker-gen -watch a.tmpl b", false)]
    [DataRow("CMD [\"dotnet\", \"Watchdog.dll\"]", false)]
    public void A_stage_is_for_development_where_it_starts_what_watches_or_tests(string start, bool expected) =>
        Assert.AreEqual(expected, IsForDevelopment($"FROM node:22\n{start}\n"));

    [TestMethod]
    [DataRow("src/Dockerfile.dev", true)]
    [DataRow("src\\Shop.Tests\\Dockerfile", true)]
    [DataRow("latest/Dockerfile", false)]
    public void A_file_is_for_development_where_its_path_says_so(string path, bool expected) =>
        Assert.AreEqual(expected, IsForDevelopment("FROM node:22\nCMD [\"node\", \"a.js\"]\n", path));

    private static bool IsForDevelopment(string text, string path = "Dockerfile") =>
        ModelBuilder.Build(AnalysisInput.Create(new SourceFile(path, text))).IsForDevelopment;
}
