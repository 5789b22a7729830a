using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Harness;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class ProjectReferenceMissingTests : RuleTests<ProjectReferenceMissing>
{
    private const string Shop = """
        ProjectFile=Shop/Shop.csproj
        ProjectReferences=Lib/Lib.csproj
        """;

    private static string Dockerfile(
        string copies,
        string rest = "COPY . .\nRUN dotnet publish Shop/Shop.csproj -o /app",
        string restore = "RUN dotnet restore Shop/Shop.csproj") =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\n{copies}\n{restore}\n{rest}\n";

    [TestMethod]
    public void What_a_later_publish_restores_again_is_said() => Verify(
        Dockerfile("COPY Shop/Shop.csproj Shop/", restore: "RUN dotnet restore [|Shop/Shop.csproj|]"),
        project: Shop,
        message: "'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; "
            + "it is skipped silently and restored again later",
        fixedTo: Dockerfile("COPY Shop/Shop.csproj Shop/\nCOPY Lib/Lib.csproj Lib/"));

    [TestMethod]
    [DataRow("", false)]
    [DataRow("\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]", true)]
    public void A_stage_that_no_build_runs_is_not_restored(string start, bool isReported) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore {(isReported ? "[|" : "")}Shop/Shop.csproj{(isReported ? "|]" : "")}
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
        COPY --from=build /app .{start}
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS app
        COPY bin/Release/ .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: Shop);

    [TestMethod]
    public void The_first_command_that_does_not_restore_will_fail() => Verify(
        Dockerfile(
            "COPY Shop/Shop.csproj Shop/",
            "COPY . .\nRUN dotnet build Shop/Shop.csproj --no-restore\n"
                + "RUN dotnet publish Shop/Shop.csproj --no-build -o /app",
            "RUN dotnet restore [|Shop/Shop.csproj|]"),
        project: Shop,
        message: "'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; "
            + "'dotnet build' fails because it does not restore");

    [TestMethod]
    public void A_publish_that_does_not_restore_will_fail() => Verify(
        Dockerfile(
            "COPY Shop/Shop.csproj Shop/",
            "COPY . .\nRUN dotnet publish Shop/Shop.csproj --no-restore -o /app",
            "RUN dotnet restore [|Shop/Shop.csproj|]"),
        project: Shop,
        message: "'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; "
            + "'dotnet publish' fails because it does not restore");

    [TestMethod]
    public void A_project_that_is_never_copied_makes_the_build_fail() => Verify(
        Dockerfile(
            "COPY Shop/Shop.csproj Shop/",
            "COPY Shop Shop\nRUN dotnet publish Shop/Shop.csproj -o /app",
            "RUN dotnet restore [|Shop/Shop.csproj|]"),
        project: Shop,
        message: "'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; the build fails");

    [TestMethod]
    public void A_project_in_the_wrong_place_is_missing_too() => Verify(
        Dockerfile(
            "COPY Shop/Shop.csproj Shop/\nCOPY Lib/Lib.csproj Shop/Lib/",
            restore: "RUN dotnet restore [|Shop/Shop.csproj|]"),
        project: Shop,
        message: "'Lib/Lib.csproj' is not where the project looks for it ('/src/Shop/Lib/Lib.csproj' instead of "
            + "'/src/Lib/Lib.csproj') when 'dotnet restore' runs; it is skipped silently and restored again later");

    [TestMethod]
    public void A_project_outside_the_context_cannot_be_there() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet [|publish|] -o /app
        """,
        project: """
        DockerfileContext=/repo/Shop
        ProjectFile=/repo/Shop/Shop.csproj
        ProjectReferences=/repo/Lib/Lib.csproj
        """,
        message: "'../Lib/Lib.csproj' is outside the build context and cannot be copied when 'dotnet publish' runs; "
            + "the build fails");

    [TestMethod]
    [DataRow("COPY . .")]
    [DataRow("COPY Shop/Shop.csproj Shop/\nCOPY Lib/*.csproj Lib/")]
    [DataRow("COPY --parents */*.csproj ./")]
    [DataRow("COPY Shop/Shop.csproj /src/Shop/\nCOPY Lib/Lib.csproj /src/Lib/Lib.csproj")]
    [DataRow("COPY ./Shop ./Shop\nCOPY [\"./Lib/Lib.csproj\", \"Lib/\"]")]
    [DataRow("ADD Shop Shop\nADD Lib Lib")]
    [DataRow("ARG DIR=Lib\nCOPY Shop Shop\nCOPY $DIR $DIR")]
    public void All_ways_to_copy_a_project_count(string copies) => Verify(Dockerfile(copies), project: Shop);

    [TestMethod]
    [DataRow("COPY */*.csproj ./\nRUN for f in *.csproj; do mkdir -p ${f%.*} && mv $f ${f%.*}/; done")]
    [DataRow("COPY projects.tar .\nCOPY Shop/Shop.csproj Shop/\nRUN tar xf projects.tar")]
    [DataRow("COPY Shop/Shop.csproj Shop/\nRUN git clone https://example.org/lib Lib")]
    [DataRow("COPY Shop/Shop.csproj Shop/\nCOPY --from=libraries / Lib/")]
    [DataRow("COPY Shop/Shop.csproj Shop/\nARG LIB\nCOPY $LIB Lib/")]
    [DataRow("COPY Shop/Shop.csproj Shop/\nRUN ./prepare.sh")]
    public void Behind_what_cannot_be_followed_nothing_is_said(string copies) =>
        Verify(Dockerfile(copies), project: Shop);

    [TestMethod]
    public void A_bind_mount_brings_the_files_for_its_RUN() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        RUN --mount=type=bind,source=.,target=/src dotnet restore Shop/Shop.csproj
        """, project: Shop);

    [TestMethod]
    public void An_unknown_base_image_may_hold_anything() => Verify("""
        FROM registry.example.org/team/sdk:7 AS build
        WORKDIR /src
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore Shop/Shop.csproj
        """, project: Shop);

    [TestMethod]
    public void Files_come_along_from_other_stages() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS projects
        WORKDIR /all
        COPY . .
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY --from=projects /all .
        RUN dotnet restore Shop/Shop.csproj
        """, project: Shop);

    [TestMethod]
    public void What_the_ignore_file_leaves_out_is_missing() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: Shop,
        dockerignore: "Lib",
        message: "'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; its packages are not restored");

    [TestMethod]
    public void Another_projects_restore_is_not_ours() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY Other/Other.csproj Other/
        RUN dotnet restore Other/Other.csproj
        """, project: Shop);

    [TestMethod]
    public void Several_projects_in_the_wrong_place_are_one_finding() => Verify(
        Dockerfile(
            "COPY Shop/Shop.csproj Shop/\nCOPY Lib/Lib.csproj Shop/Lib/\nCOPY Data/Data.csproj Shop/Data/",
            restore: "RUN dotnet restore [|Shop/Shop.csproj|]"),
        project: "ProjectFile=Shop/Shop.csproj\nProjectReferences=Lib/Lib.csproj|Data/Data.csproj",
        message: "'Lib/Lib.csproj' and 'Data/Data.csproj' are not where the project looks for them "
            + "('/src/Shop/Lib/Lib.csproj' instead of '/src/Lib/Lib.csproj') when 'dotnet restore' runs; "
            + "they are skipped silently and restored again later");

    [TestMethod]
    [DataRow("RUN git clone https://contoso.example/shared Shared && dotnet restore Shop/Shop.csproj")]
    [DataRow("RUN mkdir Shared && mv Shop/Shared.csproj Shared/ && dotnet restore Shop/Shop.csproj")]
    [DataRow("RUN sh -c './fetch.sh' && dotnet restore Shop/Shop.csproj")]
    [DataRow(
        "RUN curl -o Shared/Shared.csproj https://contoso.example/Shared.csproj && dotnet restore Shop/Shop.csproj")]
    public void What_runs_before_the_restore_in_the_same_RUN_may_bring_it(string run) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop/ Shop/
        {run}
        """,
        project: "ProjectFile=Shop/Shop.csproj\nProjectReferences=Shared/Shared.csproj",
        context: "Shop/Shop.csproj\nShared/Shared.csproj");

    [TestMethod]
    [DataRow("", "# syntax=docker/dockerfile:1\n")]
    [DataRow("# syntax=docker/dockerfile:1\n", "# syntax=docker/dockerfile:1\n")]
    [DataRow("# syntax=docker/dockerfile:1.7\n", "# syntax=docker/dockerfile:1\n")]
    [DataRow("# syntax=docker/dockerfile:1.20\n", "# syntax=docker/dockerfile:1.20\n")]
    [DataRow("# syntax=mirror.example/docker/dockerfile:1.4\n", "# syntax=mirror.example/docker/dockerfile:1\n")]
    public void Another_fix_copies_all_projects_at_once(string syntax, string syntaxAfter) => Assert.AreEqual(
        syntaxAfter + """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY --parents **/*.csproj Directory.Build.props ./
        RUN dotnet restore Shop/Shop.csproj
        COPY . .
        """,
        ApplyAlternative(syntax + """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Directory.Build.props ./
        COPY ["Shop/Shop.csproj", "Shop/"]
        COPY Catalog/Catalog.csproj Catalog/
        RUN dotnet restore Shop/Shop.csproj
        COPY . .
        """));

    [TestMethod]
    [DataRow("# syntax=example/frontend:3\n", "COPY Shop/Shop.csproj Shop/")]
    [DataRow("# syntax=docker/dockerfile:1-labs\n", "COPY Shop/Shop.csproj Shop/")]
    [DataRow("", "COPY --chown=1000 Shop/Shop.csproj Shop/")]
    public void Another_frontend_or_flag_keeps_the_copies(string syntax, string copies) =>
        Assert.IsNull(ApplyAlternative(
            $"{syntax}FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n{copies}\n"
                + "RUN dotnet restore Shop/Shop.csproj\nCOPY . .\n"));

    private static string? ApplyAlternative(string text)
    {
        var input = TestInput.Create("/src/Dockerfile", text, project: """
            ProjectFile=Shop/Shop.csproj
            ProjectReferences=Catalog/Catalog.csproj|Shared/Shared.csproj
            """);
        var finding = RuleEngine.Analyze(input).Single(finding => finding.Rule.Id == "DFA6101");
        if (finding.Fix!.Alternative is not { } fix)
            return null;
        Assert.AreEqual("", string.Join("\n", new FixProof(input).FindViolations(fix)));
        return fix.Edits.OrderByDescending(edit => edit.Span.Start)
            .Aggregate(text, (result, edit) => result.Remove(edit.Span.Start, edit.Span.Length)
                .Insert(edit.Span.Start, edit.NewText));
    }
}
