using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class GitHistoryMissingTests : RuleTests<GitHistoryMissing>
{
    private const string Sdk = "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n";
    private const string MinVer = "ProjectFile=Shop.csproj\nPackageReferences=MinVer/6.0.0|Serilog/4.0.0";
    private const string Files = ".git/ 5000000\nShop.csproj 500\nProgram.cs 900";

    [TestMethod]
    [DataRow("MinVer/6.0.0", "the version is 0.0.0-alpha.0 (MINVER1001)")]
    [DataRow("Nerdbank.GitVersioning/3.9.50", "the version has a height of 0 and no commit id")]
    [DataRow("GitVersion.MsBuild/6.8.2", "the build fails (MSB3073)")]
    [DataRow("GitInfo/3.5.0", "the version is 0.0.0 and the constants are empty (GI001)")]
    public void Each_package_does_something_else_without_it(string package, string consequence) => Verify(
        Sdk + "COPY . .\nRUN dotnet publish [|Shop.csproj|] -o /app\n",
        project: "ProjectFile=Shop.csproj\nPackageReferences=" + package,
        dockerignore: "**/bin\n.git\n",
        context: Files,
        message: $"'{package.Split('/')[0]}' reads '.git', which is excluded by '.git' in '.dockerignore'; "
            + $"{consequence}. "
            + "Stop excluding it and bind-mount it in this RUN, or pass the version as a build argument");

    [TestMethod]
    public void A_restore_that_fails_reads_no_history() => Verify(
        Sdk + "COPY Shop Shop\nRUN dotnet publish Shop/Shop.csproj -o /app\n",
        project: "ProjectFile=Shop/Shop.csproj\nPackageReferences=MinVer/6.0.0\n"
            + "BuildFiles=TargetFramework?Directory.Build.props",
        context: ".git/ 5000000\nShop/Shop.csproj 500\nDirectory.Build.props 500");

    [TestMethod]
    [DataRow(".git")]
    [DataRow("**/.git")]
    [DataRow("**/.*")]
    [DataRow("*\n!*.cs*")]
    public void Any_pattern_may_exclude_it(string patterns) =>
        Verify(
            Sdk + "COPY . .\nRUN dotnet publish [|Shop.csproj|] -o /app\n",
            project: MinVer,
            dockerignore: patterns,
            context: Files);

    [TestMethod]
    [DataRow("run [\"dotnet\", \"publish\", [|\"Shop.csproj\"|], \"-o\", \"/app\"]")]
    [DataRow("RUN <<EOF\ndotnet publish [|Shop.csproj|] -o /app\nEOF")]
    [DataRow("RUN sh -c 'dotnet publish [|Shop.csproj|] -o /app'")]
    public void However_the_command_is_written(string run) =>
        Verify(Sdk + "COPY . .\n" + run + "\n", project: MinVer, dockerignore: ".git\n", context: Files);

    [TestMethod]
    [DataRow(".git")]
    [DataRow("./.git/")]
    [DataRow("**/.*")]
    public void A_copy_may_exclude_it(string pattern) => Verify(
        Sdk + $"COPY --exclude={pattern} . .\nRUN dotnet publish [|Shop.csproj|] -o /app\n",
        project: MinVer,
        context: Files);

    [TestMethod]
    public void What_is_sent_and_not_copied_is_mounted_by_the_fix() => Verify(
        Sdk
            + "COPY Shop.csproj .\nRUN dotnet restore\nCOPY Program.cs .\n"
            + "RUN dotnet publish [|Shop.csproj|] --no-restore -o /app\n",
        project: MinVer,
        context: Files,
        fixedTo: Sdk
            + "COPY Shop.csproj .\nRUN dotnet restore\nCOPY Program.cs .\n"
            + "RUN --mount=type=bind,source=.git,target=/src/.git dotnet publish Shop.csproj --no-restore -o /app\n");

    [TestMethod]
    [DataRow("COPY . .\nRUN dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nCOPY .git .git\nRUN dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nRUN --mount=type=bind,source=.git,target=.git dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY --exclude=bin --exclude=*.md . .\nRUN dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY --exclude=.git .git .git\nCOPY *.cs* .\nRUN dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nRUN --mount=type=bind,target=/src dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nRUN --mount=type=bind,from=git,target=/src/.git dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nRUN dotnet publish Shop.csproj -o /app -p:MinVerVersionOverride=1.2.3")]
    [DataRow("COPY *.cs* .\nARG VERSION\nRUN dotnet publish Shop.csproj -o /app /p:Version=$VERSION")]
    [DataRow("COPY *.cs* .\nARG MINVERVERSIONOVERRIDE\nRUN dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nRUN export MinVerVersionOverride=1.2.3 && dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nARG OPTIONS\nRUN dotnet publish Shop.csproj -o /app $OPTIONS")]
    [DataRow("COPY *.cs* .\nRUN git init && dotnet publish Shop.csproj -o /app")]
    [DataRow("COPY *.cs* .\nRUN dotnet test Shop.csproj")]
    public void It_is_there_or_not_needed(string instructions) =>
        Verify(Sdk + instructions + "\n", project: MinVer, context: Files);

    [TestMethod]
    public void Other_packages_need_no_history() =>
        Verify(
            Sdk + "COPY . .\nRUN dotnet publish Shop.csproj -o /app\n",
            project: "ProjectFile=Shop.csproj\nPackageReferences=Serilog/4.0.0|Microsoft.SourceLink.GitHub/8.0.0",
            dockerignore: ".git\n",
            context: Files);

    [TestMethod]
    public void A_reference_that_is_not_restored_counts_too() =>
        Verify(
            Sdk + "COPY . .\nRUN dotnet publish [|Shop.csproj|] -o /app\n",
            project: "ProjectFile=Shop.csproj\nDirectPackageReferences=MinVer",
            dockerignore: ".git\n");

    [TestMethod]
    [DataRow("debian:12", "V=$([|git|] describe --tags) && make VERSION=$V")]
    [DataRow("node:24", "[|git|] rev-parse HEAD > version.txt")]
    [DataRow("node:24", "[|git|] submodule update --init")]
    [DataRow("golang:1.25", "go build -ldflags \"-X main.version=$([|git|] describe)\" -o /app .")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "dotnet tool restore && [|dotnet|] gitversion /showvariable SemVer")]
    public void Commands_read_it_too(string image, string script) =>
        Verify($"FROM {image}\nWORKDIR /src\nCOPY . .\nRUN {script}\n", dockerignore: ".git\n");

    [TestMethod]
    [DataRow("RUN git clone https://example.org/a.git && cd a && git describe")]
    [DataRow("RUN git config --global --add safe.directory /src")]
    [DataRow("RUN git clone https://example.org/a.git /a\nRUN cd /a && git checkout v1")]
    [DataRow("RUN git -C /other describe")]
    [DataRow("RUN git --version")]
    public void Other_repositories_are_not_meant(string instructions) =>
        Verify($"FROM debian:12\nWORKDIR /src\nCOPY . .\n{instructions}\n", dockerignore: ".git\n");

    [TestMethod]
    public void Outside_the_context_no_instruction_reaches_it() => Verify(
        Sdk + "COPY . .\nRUN dotnet publish [|Shop.csproj|] -o /app\n",
        project: MinVer + "\nGitRepository=/",
        context: "Shop.csproj 500",
        message: "'MinVer' reads '.git', which is outside the build context; "
            + "the version is 0.0.0-alpha.0 (MINVER1001). Build from the root of the repository, "
            + "or pass the version as a build argument");

    [TestMethod]
    public void Without_a_repository_there_is_none_to_miss() =>
        Verify(Sdk + "COPY . .\nRUN dotnet publish Shop.csproj -o /app\n", project: MinVer, context: "Shop.csproj 500");

    [TestMethod]
    [DataRow(
        "ARG BUILD_CONFIGURATION=Release\n"
            + "RUN dotnet publish \"[|./Shop.csproj|]\" -c $BUILD_CONFIGURATION -o /app /p:UseAppHost=false")]
    [DataRow("ARG BUILD_CONFIGURATION\nRUN dotnet publish \"[|./Shop.csproj|]\" -c $BUILD_CONFIGURATION -o /app")]
    [DataRow("COPY --from=node:24 /usr/local /usr/local\nRUN dotnet publish [|Shop.csproj|] -o /app")]
    public void What_says_nothing_about_the_version_changes_nothing(string instructions) =>
        Verify(Sdk + "COPY . .\n" + instructions.Replace("\"[|./Shop.csproj|]\"", "[|\"./Shop.csproj\"|]") + "\n",
            project: MinVer, dockerignore: ".git\n", context: Files);

    [TestMethod]
    [DataRow("FROM alpine/git AS version\nWORKDIR /v\nCOPY .git .\nRUN git rev-parse HEAD > VERSION")]
    [DataRow(
        "FROM golang:1.25\nCOPY . ${GOPATH}/src/x\nWORKDIR ${GOPATH}/src/x\n"
            + "RUN go build -ldflags \"-X v=$(git describe)\"")]
    [DataRow("FROM debian:12\nCOPY refresh.sh /\nRUN cd $GOPATH/src/other && git log -3")]
    [DataRow(
        "FROM debian:12 AS a\nCOPY . /src\nFROM debian:12\nWORKDIR /x\nCOPY Dockerfile .\nCOPY --from=a /src $HOME\n"
            + "RUN git describe")]
    public void A_copy_that_cannot_be_followed_may_bring_it(string instructions) =>
        Verify(instructions + "\n", context: ".git/ 500\nrefresh.sh");

    [TestMethod]
    public void Where_nothing_is_known_of_the_repository_a_command_may_find_another() =>
        Verify("FROM debian:12\nWORKDIR /x\nCOPY package.json .\nRUN git describe\n");

    [TestMethod]
    [DataRow(".git\nbin\n")]
    [DataRow("bin\n**/.git/\n")]
    [DataRow("bin\n.git/**")]
    public void Where_it_is_excluded_the_fix_also_writes_an_ignore_file_that_sends_it(string dockerignore) => Verify(
        Sdk + "COPY . .\nRUN dotnet publish [|Shop.csproj|] -o /app\n",
        project: MinVer,
        dockerignore: dockerignore,
        context: Files,
        newFile: dockerignore.TrimEnd() + "\n# The build computes its version from the history\n!.git\n!.git/**\n",
        safety: FixSafety.Unsafe,
        fix: "Bind-mount '.git' in this RUN and create 'Dockerfile.dockerignore' to include it; "
            + "the version is then computed from it",
        fixedTo: Sdk
            + "COPY . .\nRUN --mount=type=bind,source=.git,target=/src/.git dotnet publish Shop.csproj -o /app\n");
}
