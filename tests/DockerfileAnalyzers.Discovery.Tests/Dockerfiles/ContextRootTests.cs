using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class ContextRootTests : IDisposable
{
    private const string Publish = "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY . .\n"
        + "RUN dotnet publish Web/Web.csproj -o /app\nENTRYPOINT [\"/app/Web\"]\n";

    private readonly TemporaryFolder _folder = new();

    public ContextRootTests()
    {
        Write("repo/src/Web/Web.csproj", "<Project />");
        Write("repo/src/Web/Dockerfile", Publish);
        Write("repo/.git/HEAD", "ref: refs/heads/main\n");
    }

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("repo/src/DevOps/compose.yaml", "../../src")]
    [DataRow("repo/local/docker-compose.yml", "../src")]
    [DataRow("repo/src/Web/run/compose.yaml", "../../../src")]
    [DataRow("repo/deploy/compose.yaml", "../src")]
    [DataRow("repo/deploy/all-in-one/compose.override.yaml", "../../src")]
    public void A_compose_file_in_a_folder_next_to_those_above_the_project_is_found(string file, string context)
    {
        Write(file, "services:\n  web:\n    environment: [ASPNETCORE_URLS=http://+:80]\n"
            + $"    build: {{ context: {context}, dockerfile: Web/Dockerfile }}\n");
        var facts = Discover("../..");
        Assert.AreEqual((_folder["repo/src"], true),
            (facts.Dockerfiles.Single().Context, facts.Dockerfiles.Single().IsContextCertain));
        Assert.AreEqual("http://+:80", facts.ComposeSettings.Single().Value);
    }

    [TestMethod]
    [DataRow("./src/Web", "path: ./Dockerfile, context: ..", "repo/src")]
    [DataRow("./src/Web", "path: ./src/Web/Dockerfile, context: .", "repo")]
    [DataRow("src/Web", "context: ../..", "repo")]
    [DataRow("src/Web", "remoteBuild: true", "repo/src")]
    public void The_Azure_Developer_CLI_is_told_the_context(string project, string docker, string context)
    {
        Write("repo/azure.yaml",
            $"name: shop\nservices:\n  web:\n    project: {project}\n    docker: {{ {docker} }}\n");
        var dockerfile = Discover(null).Dockerfiles.Single();
        Assert.AreEqual((_folder[context], docker.Contains("context")),
            (dockerfile.Context, dockerfile.IsContextCertain));
    }

    [TestMethod]
    [DataRow("repo/node_modules/tool/compose.yaml")]
    [DataRow("repo/a/b/compose.yaml")]
    [DataRow("compose.yaml")]
    public void One_in_other_folders_is_not(string file)
    {
        Write(file, "services:\n  web:\n    build: " + _folder["repo/src/Web"].Replace('\\', '/') + "\n");
        Assert.IsFalse(Discover(null).Dockerfiles.Single().IsContextCertain);
    }

    [TestMethod]
    [DataRow("../..", "repo/src")]
    [DataRow("..", null)]
    [DataRow(null, null)]
    public void A_Dockerfile_is_written_for_the_context_that_has_what_it_builds(string? configured, string? better) =>
        Assert.AreEqual(better is null ? null : _folder[better],
            Discover(configured).Dockerfiles.Single().BetterContext);

    [TestMethod]
    public void A_second_discovery_knows_what_the_first_one_found()
    {
        var first = Discover("../..");
        var second = DockerfileDiscovery.Find(new ProjectDescription(_folder["repo/src/Web"])
        {
            NamedFiles = [new NamedDockerfile(_folder["repo/src/Web/Dockerfile"], _folder["repo"])], LastFacts = first,
        });
        Assert.AreEqual(_folder["repo/src"], second.Facts.Dockerfiles.Single().BetterContext);
    }

    [TestMethod]
    public void All_builds_of_a_compose_file_use_its_context()
    {
        Write("repo/compose.yaml", "services:\n  web:\n    build: { context: ., dockerfile: src/Web/Dockerfile }\n");
        Assert.IsNull(Discover(null).Dockerfiles.Single().BetterContext);
    }

    [TestMethod]
    [DataRow("COPY ../Web/Web.csproj ../Web/\nCOPY . .")]
    [DataRow("COPY /Web/Web.csproj Web/\nCOPY ./ ./")]
    [DataRow("COPY ../../Web ./")]
    public void A_source_does_not_lead_out_of_the_context(string copies)
    {
        Write("repo/src/Web/Dockerfile", $"FROM mcr.microsoft.com/dotnet/sdk:10.0\n{copies}\n");
        var dockerfile = Discover("..").Dockerfiles.Single();
        Assert.AreEqual((_folder["repo/src"], null), (dockerfile.Context, dockerfile.BetterContext));
        Assert.AreEqual(_folder["repo/src"], Discover(null).Dockerfiles.Single().Context);
    }

    [TestMethod]
    [DataRow("COPY Web/**/*.csproj ./", "repo/src")]
    [DataRow("COPY Web/*/Api.* ./", "repo/src")]
    [DataRow("COPY Web/Api Lib/Lib.csproj ./", "repo/src")]
    [DataRow("COPY Web/Web.csproj Web/Api/Api.csproj Missing.props ./", "repo/src")]
    [DataRow("COPY Web/Web.csproj Missing.props Directory.Build.props ./", null)]
    [DataRow("COPY Missing.props Web/Web.csproj Web/Api ./", null)]
    [DataRow("COPY Web/Web.csproj Other/Other.csproj ./", null)]
    public void A_context_is_better_if_it_has_the_sources(string copy, string? better)
    {
        Write("repo/.gitmodules", "[submodule \"Lib\"]\n\tpath = src/Lib\n");
        Write("repo/src/Web/Api/Api.csproj", "<Project />");
        Write("repo/src/Web/Dockerfile", $"FROM mcr.microsoft.com/dotnet/sdk:10.0\n{copy}\n");
        Assert.AreEqual(better is null ? null : _folder[better],
            Discover("../..").Dockerfiles.Single().BetterContext);
    }

    [TestMethod]
    [DataRow("target=.", "repo/src")]
    [DataRow("type=bind,source=/,target=/src,rw", "repo/src")]
    [DataRow("type=bind,source=src,target=.", "repo")]
    [DataRow("type=bind,from=other,target=.", "repo/src/Web")]
    public void A_mounted_context_is_one_that_has_what_is_built(string mount, string context)
    {
        Write("repo/src/Web/Dockerfile", Publish.Replace("COPY . .\n", "").Replace("RUN", $"RUN --mount={mount}"));
        Assert.AreEqual(_folder[context], Discover(null).Dockerfiles.Single().Context);
    }

    [TestMethod]
    [DataRow(".gitignore")]
    [DataRow(".github/workflows/build.yml")]
    [DataRow("global.json")]
    [DataRow("Shop.slnx")]
    public void Without_a_repository_the_topmost_sign_of_sources_is_their_root(string sign)
    {
        Directory.Delete(_folder["repo/.git"], recursive: true);
        Write("repo/" + sign, "\n");
        var dockerfile = Discover(null).Dockerfiles.Single();
        Assert.AreEqual(_folder["repo/src"], dockerfile.Context);
    }

    [TestMethod]
    public void Without_any_sign_the_context_is_a_guess_that_is_known_to_be_wrong()
    {
        Directory.Delete(_folder["repo/.git"], recursive: true);
        var dockerfile = Discover(null).Dockerfiles.Single();
        Assert.AreEqual((_folder["repo/src/Web"], _folder["repo/src"]), (dockerfile.Context, dockerfile.BetterContext));
    }

    private ProjectFacts Discover(string? context) => DockerfileDiscovery.Find(
        new ProjectDescription(_folder["repo/src/Web"], "Web.csproj")
        {
            IsExecutable = true, AssemblyName = "Web", DockerfileContext = context,
        }).Facts;

    private void Write(string name, string text) => File.WriteAllText(_folder.Add(name), text);
}
