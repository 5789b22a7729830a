using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class IgnoreFileMissingTests : RuleTests<IgnoreFileMissing>
{
    [TestMethod]
    public void A_context_that_is_not_known_keeps_the_rule_silent() => Verify("""
        FROM alpine:3.23
        COPY . .
        """);

    [TestMethod]
    public void Copying_folders_by_name_needs_none() => Verify("""
        FROM alpine:3.23
        COPY src /src
        """,
        context: "src/a.cs");

    [TestMethod]
    public void The_size_is_that_of_what_does_not_belong() => Verify("""
        FROM alpine:3.23
        COPY [|.|] .
        """,
        context: """
        a.cs
        node_modules/ 80000000
        .env 100
        """,
        saves: 80_000_100,
        newFile: """
        # Build output and local settings
        **/node_modules/
        # Secrets
        **/.env
        # Containers
        **/Dockerfile*
        **/.dockerignore
        """);

    [TestMethod]
    public void The_history_stays_where_the_build_reads_it() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY [|.|] .
        """,
        context: """
        Shop.csproj
        bin/
        .git/ 5000000
        """,
        project: "PackageReferences=MinVer/6.0.0",
        newFile: """
        # Build output and local settings
        **/bin/
        **/*.user
        # Containers
        **/Dockerfile*
        **/.dockerignore
        """);

    [TestMethod]
    public void One_that_could_not_be_read_is_not_missing()
    {
        var input = TestInput.Create("/src/Dockerfile", "FROM debian:12\nCOPY . .\n", context: "bin/\n.env");
        var facts = new DockerfileFacts("/src/Dockerfile", "/src", IsContextCertain: true, "/src/.dockerignore", null);
        var findings = RuleEngine.Analyze(input with { Project = ProjectFacts.Create([], facts) });
        Assert.IsFalse(
            findings.Any(finding => finding.Rule.Id.StartsWith("DFA5", StringComparison.Ordinal)),
            string.Join("\n", findings));
    }

    [TestMethod]
    [DataRow("src/Web/Web.csproj", false, false)]
    [DataRow("src/Web/Web.csproj", true, true)]
    [DataRow("Web.csproj", false, true)]
    [DataRow("*.csproj", false, true)]
    public void In_a_guessed_context_without_the_copied_files_none_is_missing(
        string copied, bool isCertain, bool isMissing)
    {
        var input = TestInput.Create(
            "/src/Dockerfile", $"FROM debian:12\nCOPY {copied} ./\nCOPY . .\n", context: "bin/\nWeb.csproj");
        var facts = new DockerfileFacts("/src/Dockerfile", "/src", isCertain, IgnoreFile: null, TargetStage: null);
        var findings = RuleEngine.Analyze(input with { Project = ProjectFacts.Create([], facts) });
        Assert.AreEqual(isMissing, findings.Any(finding => finding.Rule.Id == "DFA5001"));
    }

    [TestMethod]
    [DataRow("COPY . .", false)]
    [DataRow("COPY Web.csproj .\nCOPY . .", true)]
    public void The_ignore_file_above_a_guessed_context_may_be_that_of_the_context(string copies, bool isMissing)
    {
        var input = TestInput.Create("/src/Dockerfile", $"FROM debian:12\n{copies}\n", context: "bin/\nWeb.csproj");
        var facts = new DockerfileFacts("/src/Dockerfile", "/src", false, IgnoreFile: null, TargetStage: null)
        {
            OuterIgnoreFile = "/.dockerignore",
        };
        var findings = RuleEngine.Analyze(input with { Project = ProjectFacts.Create([], facts) });
        Assert.AreEqual(isMissing, findings.Any(finding => finding.Rule.Id == "DFA5001"));
    }

    [TestMethod]
    [DataRow("DockerfileParser.cs 100", "**/Dockerfile")]
    [DataRow("DockerfileTools/", "**/Dockerfile")]
    [DataRow("Dockerfile.cs 100", "**/Dockerfile")]
    [DataRow("Dockerfile.arm64 100", "**/Dockerfile*")]
    public void Sources_whose_names_begin_as_a_Dockerfile_does_are_sent(string entry, string pattern) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY [|.|] /src\n", context: $"Dockerfile 100\n{entry}",
        newFile: $"# Containers\n{pattern}\n**/.dockerignore\n");

    [TestMethod]
    [DataRow(".env 100")]
    [DataRow("id_rsa 100")]
    [DataRow("node_modules/ 5000000")]
    [DataRow("coverage/ 5000000")]
    public void The_fix_is_unsafe_where_the_container_may_read_what_is_left_out(string entry) => Verify(
        "FROM node:24\nCOPY [|.|] /app\nCMD [\"node\", \"/app\"]\n", context: $"index.js 100\n{entry}",
        fix: "Add a .dockerignore, after which the build or the container may miss files that it reads",
        safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("COPY docker-compose.yml Dockerfile /templates/")]
    [DataRow("RUN cp /src/Dockerfile /src/docker-compose.yml /templates")]
    [DataRow("CMD [\"/src/run\", \"Dockerfile\", \"docker-compose.yml\"]")]
    public void What_the_file_names_stays_in_the_context(string line) => Verify($"""
        FROM debian:12
        WORKDIR /src
        COPY [|.|] .
        {line}
        """,
        context: "Dockerfile\ndocker-compose.yml\nrun", newFile: "# Containers\n**/.dockerignore");

    [TestMethod]
    [DataRow("COPY . .\nCOPY bin/Release/net10.0/publish /app\nRUN dotnet publish", "Shop.csproj\nbin/\nobj/")]
    [DataRow("COPY . .\nRUN --mount=type=bind,source=bin/Release,target=/r dotnet publish", "Shop.csproj\nbin/\nobj/")]
    [DataRow("COPY . .\nRUN bin/generate && dotnet publish src", "src/Shop.csproj\nbin/")]
    [DataRow("COPY . .\nRUN npm install -g pm2", "Shop.csproj\nnode_modules/")]
    [DataRow("COPY . .\nRUN npm ci --omit=dev && npm run build", "Shop.csproj\nnode_modules/")]
    [DataRow("COPY . .\nRUN yarn install --production && yarn build", "Shop.csproj\nnode_modules/")]
    public void Folders_that_the_build_may_use_make_the_fix_unsafe(string lines, string context)
    {
        var input = TestInput.Create(
            "/src/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n" + lines + "\n",
            context: context);
        Assert.AreEqual(
            FixSafety.Unsafe, RuleEngine.Analyze(input).Single(finding => finding.Rule.Id == "DFA5001").Fix!.Safety);
    }

    [TestMethod]
    [DataRow("RUN dotnet publish -o /app", "Shop.csproj\nbin/\nobj/")]
    [DataRow("RUN dotnet restore && dotnet build --no-restore", "Shop.csproj\nbin/\nobj/")]
    [DataRow("RUN npm ci && npm run build", "package.json\nnode_modules/")]
    public void Folders_that_the_build_makes_itself_are_left_out_safely(string line, string context)
    {
        var input = TestInput.Create(
            "/src/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY . .\n" + line + "\n",
            context: context);
        Assert.AreEqual(
            FixSafety.Safe, RuleEngine.Analyze(input).Single(finding => finding.Rule.Id == "DFA5001").Fix!.Safety);
    }
}
