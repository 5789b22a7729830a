namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>Whose Dockerfile it is: a file is reported by the project that it ships, and by no other.</summary>
[TestClass]
public sealed class DockerfileDiscoveryTests : IDisposable
{
    private const string Start = "\nENTRYPOINT [\"./start\"]\n";

    private readonly TemporaryFolder _folder = new();
    private readonly TestLog _log = new();

    public DockerfileDiscoveryTests()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write("src/Web/Web.csproj", "<Project />");
        Write("src/Worker/Worker.csproj", "<Project />");
    }

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("COPY . .\nRUN dotnet publish src/Web/Web.csproj -o /app")]
    [DataRow("COPY . .\nRUN dotnet publish src/Web -o /app")]
    [DataRow("COPY . .\nRUN dotnet publish ./src/Web/ -c Release")]
    [DataRow("COPY . .\nRUN cd src/Web && dotnet publish -o /app")]
    [DataRow("COPY . .\nRUN cd ./src/Web/ ; \\\n    dotnet publish -o /app")]
    [DataRow("COPY . .\nWORKDIR /source/src/Web\nRUN dotnet publish -o /app")]
    [DataRow("COPY . .\nWORKDIR src/Web\nRUN dotnet publish -o /app")]
    [DataRow("COPY src/Web .\nRUN dotnet publish -o /app")]
    [DataRow("COPY src/Web/. Web/\nRUN dotnet publish Web -o /app")]
    [DataRow("COPY src/ ./\nRUN dotnet publish \\\n    -c Release \\\n    # the one that listens\n    Web/Web.csproj")]
    [DataRow("COPY . .\nARG PROJECT=Web\nRUN dotnet publish src/$PROJECT/$PROJECT.csproj")]
    [DataRow("COPY . .\nENV PROJECT=src/Web\nRUN dotnet publish \"${PROJECT}\" -o /app")]
    [DataRow("COPY . .\nARG NAME=Web\nWORKDIR /source/src/${NAME}\nRUN dotnet publish")]
    [DataRow("COPY . .\nRUN PROJECT=src/Web && dotnet publish $PROJECT")]
    [DataRow("COPY . .\nRUN [\"dotnet\", \"publish\", \"src/Web\"]")]
    [DataRow("COPY . .\nRUN sh -c 'dotnet publish src/Web'")]
    [DataRow("COPY . .\nRUN <<EOF\nset -e\ncd src/Web\ndotnet publish -o /app\nEOF")]
    [DataRow("COPY . .\nrun if true; then dotnet publish src/Web/Web.csproj; fi")]
    [DataRow("COPY . .\nRUN dotnet publish src/Web/Web.csproj && dotnet publish src/Worker/Worker.csproj")]
    [DataRow("COPY --from=base / /base\nCOPY [\"src/Web/\", \"src/Web/\"]\nRUN dotnet publish src/Web")]
    [DataRow("COPY . .\nRUN dotnet msbuild -t:Publish src/Web")]
    [DataRow("COPY . .\nRUN dotnet build src/Web -o /app")]
    [DataRow("COPY . .\nCMD dotnet run --project src/Web")]
    [DataRow("COPY . .\nWORKDIR /source/src/Web\nCMD [\"dotnet\", \"watch\", \"run\"]")]
    public void A_Dockerfile_of_the_repository_is_that_of_the_project_that_it_publishes(string instructions)
    {
        Write("Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /source\n" + instructions + Start);
        Assert.AreEqual("Dockerfile", Find("Web"));
        if (!instructions.Contains("Worker.csproj"))
            Assert.AreEqual("", Find("Worker"));
    }

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Web.dll\"]")]
    [DataRow("ENTRYPOINT dotnet Web.dll")]
    [DataRow("CMD exec dotnet /app/Web.dll --urls http://+:80")]
    [DataRow("ENTRYPOINT [\"./Web\"]")]
    [DataRow("ENTRYPOINT [\"tini\", \"--\", \"dotnet\", \"web.dll\"]")]
    [DataRow("ENV APP=Web\nENTRYPOINT dotnet $APP.dll")]
    [DataRow("ENTRYPOINT [\"dotnet\", \\\n  \"Web.dll\"]")]
    [DataRow("FROM base AS web\nENTRYPOINT [\"dotnet\", \"Web.dll\"]\nFROM base AS tests\nENTRYPOINT [\"run-tests\"]")]
    public void A_Dockerfile_that_publishes_nothing_by_name_is_that_of_the_program_that_it_starts(string instructions)
    {
        Write("Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base\nWORKDIR /app\nCOPY out .\n"
            + instructions + "\n");
        Assert.AreEqual("Dockerfile", Find("Web"));
        Assert.AreEqual("", Find("Worker"));
    }

    [TestMethod]
    [DataRow("COPY docker/start.sh /\nENTRYPOINT [\"/start.sh\"]", "#!/bin/sh\nset -e\nexec dotnet Web.dll \"$@\"\n")]
    [DataRow("COPY docker/ /scripts/\nENTRYPOINT [\"sh\", \"/scripts/start.sh\"]", "cd /app\ndotnet /app/Web.dll\n")]
    [DataRow("COPY --chmod=755 docker/start.sh /usr/local/bin/\nENTRYPOINT [\"start.sh\"]",
        "#!/bin/bash\nif [ -n \"$1\" ]; then\n  exec ./Web \"$@\"\nfi\n")]
    [DataRow("COPY docker/start.sh .\nCMD ./start.sh", "#!/bin/sh\r\ndotnet Web.dll &\r\nwait\r\n")]
    [DataRow("COPY <<EOF /start.sh\n#!/bin/sh\nexec dotnet Web.dll\nEOF\nENTRYPOINT [\"/start.sh\"]", "")]
    public void A_script_that_the_container_starts_says_which_program_it_is(string instructions, string script)
    {
        Write("docker/start.sh", script);
        Write("Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nCOPY out .\n" + instructions
            + "\n");
        Assert.AreEqual("Dockerfile", Find("Web"));
        Assert.AreEqual("", Find("Worker"));
    }

    [TestMethod]
    [DataRow("src/Web/Docker/Dockerfile")]
    [DataRow("src/Web/docker/Dockerfile.prod")]
    [DataRow("src/Web/deploy/web.Dockerfile")]
    [DataRow("src/Web/.docker/Containerfile")]
    [DataRow("docker/web/Dockerfile")]
    [DataRow("deploy/prod.Containerfile")]
    [DataRow("src/Dockerfile-web")]
    [DataRow("build/package/Dockerfile_Web")]
    public void A_Dockerfile_may_lie_in_a_folder_for_Dockerfiles(string path)
    {
        Write(path, "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish src/Web/Web.csproj" + Start);
        Assert.AreEqual(path, Find("Web"));
        Assert.AreEqual("", Find("Worker"));
    }

    [TestMethod]
    [DataRow("src/Web/docker/Dockerfile", "FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\n")]
    [DataRow("src/Web/deploy/nginx.Dockerfile", "FROM nginx\nCOPY nginx.conf /etc/nginx/\n")]
    [DataRow("Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish Shop.slnx\n")]
    [DataRow(
        "Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish other/Web/Web.csproj\n")]
    [DataRow("Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN cd other && dotnet publish Web\n")]
    [DataRow(
        "Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nWORKDIR src/Web.Tests\nRUN dotnet publish\n")]
    [DataRow(
        "Dockerfile",
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\n# dotnet publish src/Web\n"
            + "ENTRYPOINT [\"dotnet\", \"Other.dll\"]\n")]
    [DataRow("Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nRUN echo dotnet publish src/Web\n")]
    [DataRow(
        "Dockerfile",
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nLABEL start=\"dotnet Web.dll\"\nHEALTHCHECK CMD dotnet Web.dll\n")]
    public void A_Dockerfile_that_says_nothing_of_the_project_is_not_its_own(string path, string text)
    {
        Write("other/Web/Web.csproj", "<Project />");
        Write("src/Web.Tests/Web.Tests.csproj", "<Project />");
        Write(path, text);
        Assert.AreEqual("", Find("Web"));
    }

    [TestMethod]
    public void A_Dockerfile_in_the_folder_of_a_project_does_not_hide_one_above_it()
    {
        Write("src/Web/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY out .\nENTRYPOINT [\"dotnet\", \"Web.dll\"]\n");
        Write("Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish src/Web" + Start);
        Write("src/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish src/Worker"
            + Start);
        Assert.AreEqual("Dockerfile src/Web/Dockerfile", Find("Web"));
        Assert.AreEqual("src/Dockerfile", Find("Worker"));
    }

    [TestMethod]
    public void A_Dockerfile_in_the_folder_of_one_project_that_publishes_another_is_that_of_the_other()
    {
        Write("src/Web/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish src/Worker/Worker.csproj" + Start);
        Assert.AreEqual("", Find("Web"));
        Write("src/Web/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish src/Misspelled/Wob.csproj" + Start);
        Assert.AreEqual("src/Web/Dockerfile", Find("Web"));
    }

    [TestMethod]
    [DataRow("docker/Dockerfile", "COPY out .\nENTRYPOINT [\"dotnet\", \"Wbe.dll\"]")]
    [DataRow("src/Web/docker/Dockerfile", "COPY out .\nENTRYPOINT [\"dotnet\", \"Contoso.Web.dll\"]")]
    [DataRow("docker/Dockerfile", "COPY . .\nRUN dotnet publish src/Weeb/Weeb.csproj -o /app\nCMD dotnet Weeb.dll")]
    [DataRow("src/Web/docker/Dockerfile", "COPY . .\nRUN dotnet publish -o /app\nENTRYPOINT [\"dotnet\", \"X.dll\"]")]
    [DataRow("src/Web/docker/a/Dockerfile", "WORKDIR /a\nCOPY . .\nRUN dotnet publish . \nCMD [\"./X\"]")]
    public void A_misspelled_name_is_a_mistake_where_no_other_project_could_be_meant(string path, string instructions)
    {
        File.Delete(_folder["src/Worker/Worker.csproj"]);
        Write("tests/Web.Tests/Web.Tests.csproj", "<Project />");
        Write("src/Web/Program.cs", "");
        Write(path, "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n" + instructions + "\n");
        Assert.AreEqual(path, Find("Web"));
    }

    [TestMethod]
    public void The_context_of_a_Dockerfile_that_publishes_all_it_copies_is_the_folder_of_the_project()
    {
        Write("src/Web/docker/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish -o /app" + Start);
        Assert.AreEqual(_folder["src/Web"], Discover("Web").Facts.Dockerfiles.Single().Context);
    }

    [TestMethod]
    [DataRow("Dockerfile", true)]
    [DataRow("Dockerfile.heroku", false)]
    [DataRow("Dockerfile_linux", false)]
    public void DockerfileContext_applies_to_the_Dockerfile_of_Visual_Studio_only(string name, bool isCertain)
    {
        Write("src/Web/" + name, "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY . ." + Start);
        var dockerfile = DockerfileDiscovery.Find(
            new ProjectDescription(_folder["src/Web"], "Web.csproj") { DockerfileContext = ".." })
            .Facts.Dockerfiles.Single();
        Assert.AreEqual(isCertain, dockerfile.IsContextCertain);
        Assert.AreEqual(_folder[isCertain ? "src" : "src/Web"], dockerfile.Context);
    }

    [TestMethod]
    public void DockerfileContext_does_not_apply_to_a_Dockerfile_of_another_directory()
    {
        Write("src/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY Web/out .\nENTRYPOINT [\"dotnet\", \"Web.dll\"]\n");
        File.WriteAllText(_folder.Add("src/Web/out/Web.dll"), "");
        var dockerfile = DockerfileDiscovery.Find(new ProjectDescription(_folder["src/Web"], "Web.csproj")
        {
            AssemblyName = "Web", IsExecutable = true, DockerfileContext = "..",
        }).Facts.Dockerfiles.Single();
        Assert.AreEqual((_folder["src"], false), (dockerfile.Context, dockerfile.IsContextCertain));
    }

    [TestMethod]
    [DataRow(".dockerignore", ".dockerignore")]
    [DataRow("src/.dockerignore", "src/.dockerignore")]
    [DataRow("src/Web/.dockerignore", null)]
    [DataRow("src/Worker/.dockerignore", null)]
    public void The_ignore_file_above_an_inferred_context_is_known(string ignoreFile, string? expected)
    {
        Write("src/Web/Dockerfile", "FROM alpine\nCOPY . .\n");
        Write(ignoreFile, "**/bin\n");
        var found = Discover("Web").Facts.Dockerfiles.Single().OuterIgnoreFile;
        Assert.AreEqual(expected, found is null ? null : Path.GetRelativePath(_folder.Path, found).Replace('\\', '/'));
    }

    [TestMethod]
    [DataRow("RUN dotnet publish Web/Web.csproj -o /app", false)]
    [DataRow("RUN dotnet publish -o /app", false)]
    [DataRow("RUN dotnet restore ${solution}", true)]
    public void It_is_not_that_of_a_context_in_which_the_built_project_is(string build, bool isKnown)
    {
        Write("src/Web/Dockerfile", $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY . .\n{build}\n");
        Write(".dockerignore", "**/bin\n");
        Assert.AreEqual(isKnown, Discover("Web").Facts.Dockerfiles.Single().OuterIgnoreFile is not null);
    }

    [TestMethod]
    [DataRow("FROM {base-image} AS base", true)]
    [DataRow("FROM alpine AS base{user}", true)]
    [DataRow("FROM ${BASE}", false)]
    [DataRow("FROM alpine\nRUN echo {a}", false)]
    public void A_template_of_a_generator_is_not_analyzed(string text, bool isTemplate)
    {
        Write("src/Web/Dockerfile.template", text + "\n");
        Assert.AreEqual(isTemplate ? "" : "src/Web/Dockerfile.template", Find("Web"));
    }

    [TestMethod]
    [DataRow("Contoso.Data", null, true)]
    [DataRow(null, "../Worker/Worker.csproj", true)]
    [DataRow(null, null, false)]
    public void Package_versions_matter_to_a_project_that_restores_packages(
        string? package, string? reference, bool isNeeded)
    {
        Write("src/Web/Dockerfile", "FROM alpine\n");
        Write("Directory.Packages.props", "<Project />");
        ImmutableArray<string> ToArray(string? item) => item is null ? [] : [item];
        var facts = DockerfileDiscovery.Find(new ProjectDescription(_folder["src/Web"], "Web.csproj")
        {
            PackageReferences = ToArray(package),
            ProjectReferences = ToArray(reference),
            PackageVersionsFile = _folder["Directory.Packages.props"],
        }).Facts;
        Assert.AreEqual(
            isNeeded, facts.BuildFiles.Any(file => file.Path == _folder["Directory.Packages.props"]));
    }

    [TestMethod]
    [DataRow("COPY out .\nENTRYPOINT [\"dotnet\", \"Wbe.dll\"]", "src/Worker/Worker.csproj")]
    [DataRow("COPY out .\nENTRYPOINT [\"dotnet\", \"Prometheus.dll\"]", "src/Web/Web.csproj")]
    [DataRow("COPY . .\nRUN dotnet publish tools/Migrate/Migrate.csproj" + Start, "src/Web/Web.csproj")]
    [DataRow("RUN git clone https://example.com/x /x && dotnet publish /x/Y.csproj" + Start, "src/Web/Web.csproj")]
    public void A_name_that_may_be_that_of_another_project_is_not_taken_for_a_mistake(string instructions, string other)
    {
        File.Delete(_folder["src/Worker/Worker.csproj"]);
        Write(other, "<Project />");
        Write("docker/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n" + instructions + "\n");
        Assert.AreEqual("", Find("Web"));
    }

    [TestMethod]
    [DataRow("web", "Web")]
    [DataRow("worker", "Worker")]
    public void A_target_of_a_compose_file_says_which_program_the_image_is(string target, string project)
    {
        Write("Dockerfile", """
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            FROM build AS web-build
            RUN dotnet publish src/Web -o /app
            FROM build AS worker-build
            RUN dotnet publish src/Worker -o /app
            FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS web
            COPY --from=web-build /app .
            ENTRYPOINT ["dotnet", "Web.dll"]
            FROM mcr.microsoft.com/dotnet/runtime:10.0 AS worker
            COPY --from=worker-build /app .
            ENTRYPOINT ["dotnet", "Worker.dll"]
            """);
        Write(
            "compose.yaml",
            "services:\n  a:\n    build: { context: ., target: web }\n  b:\n"
                + "    build: { context: ., target: worker }\n");
        Assert.AreEqual("Dockerfile", Find(project));
        Assert.AreEqual(target, Discover(project).Facts.Dockerfiles.Single().TargetStage);
    }

    [TestMethod]
    public void An_argument_of_a_compose_file_says_which_project_is_published()
    {
        Write(
            "Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\nARG PROJECT\nWORKDIR /src\nCOPY . .\n"
                + "RUN dotnet publish src/$PROJECT" + Start);
        Write("compose.yaml", "services:\n  a:\n    build: { context: ., args: { PROJECT: Web } }\n");
        Assert.AreEqual("Dockerfile", Find("Web"));
        Assert.AreEqual("", Find("Worker"));
        Assert.AreEqual(new Input.BuildArgument("PROJECT", "Web"),
            Discover("Web").Facts.Dockerfiles.Single().Arguments.Single());
    }

    [TestMethod]
    [DataRow("Dockerfile.bak.txt")]
    [DataRow("Dockerfile.md")]
    [DataRow("Dockerfile.cs")]
    [DataRow("Dockerfile.orig")]
    [DataRow("Dockerfile.txt")]
    [DataRow("Dockerfile~")]
    [DataRow("Dockerfiles")]
    [DataRow("web.Dockerfile.bak")]
    [DataRow("Containerfile.old")]
    [DataRow("DockerfileTests.cs")]
    [DataRow("Dockerfile-notes.md")]
    [DataRow("dockerfile.go")]
    public void What_is_not_a_Dockerfile_by_its_name_is_left_alone(string name)
    {
        Write("src/Web/" + name, "FROM alpine\nENTRYPOINT [\"dotnet\", \"Web.dll\"]\n");
        Assert.AreEqual("", Find("Web"));
    }

    [TestMethod]
    public void A_library_has_no_Dockerfile_outside_of_its_folder()
    {
        Write("Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish src/Web" + Start);
        Assert.AreEqual("", Find("Web", isExecutable: false));
    }

    [TestMethod]
    public void Where_no_Dockerfile_is_found_a_detailed_log_says_where_was_looked_and_what_was_left_out()
    {
        Write(
            "Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish src/Worker/Worker.csproj\n");
        Write("src/Web/docker/db.Dockerfile", "FROM postgres:17\n");
        Find("Web");
        var text = string.Join('\n', _log.Messages);
        Assert.Contains(
            $"no Dockerfile was found for 'Web.csproj'; these directories were searched: '{_folder["src/Web"]}'", text);
        Assert.Contains($"'{_folder["src/Web/docker"]}'", text);
        Assert.Contains($"'{_folder.Path}'", text);
        Assert.Contains(
            $"'{_folder["Dockerfile"]}' is not a Dockerfile of this project: it publishes 'src/Worker/Worker.csproj'",
            text);
        Assert.Contains(
            $"'{_folder["src/Web/docker/db.Dockerfile"]}' is not a Dockerfile of this project: "
                + "it does not publish or start it",
            text);
    }

    [TestMethod]
    public void A_host_that_knows_only_a_folder_finds_its_Dockerfile_and_can_analyze_it_without_writing_a_file()
    {
        Write("src/Web/Dockerfile", "FROM alpine\nCOPY . .\nRUN dotnet publish Web.csproj\n");
        Write("src/Web/.dockerignore", "bin\n");
        var before = Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Length;
        var found = DockerfileDiscovery.Find(new ProjectDescription(_folder["src/Web"]));
        Assert.AreEqual(_folder["src/Web/Dockerfile"], found.Facts.Dockerfiles.Single().Path);
        var input = InputFiles.Read(found).Find(_folder["src/Web/Dockerfile"])!;
        Assert.IsTrue(input.Manifest!.Exists("Web.csproj"));
        Assert.AreEqual(".dockerignore", Path.GetFileName(input.Related.Single().Path));
        Assert.Contains("DFA2201", Analysis.RuleEngine.Analyze(input).Select(finding => finding.Rule.Id));
        Assert.HasCount(before, Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void All_Dockerfiles_below_a_folder_are_found_without_a_project()
    {
        foreach (var path in new[] { "Dockerfile", "src/Web/Dockerfile", "docker/db.Dockerfile",
            "a/b/c/Containerfile-x" })
            Write(path, "FROM alpine\nCOPY . .\nRUN dotnet publish src/Web/Web.csproj\n");
        foreach (var path in new[] { "node_modules/a/Dockerfile", "src/Web/bin/Dockerfile", ".git/Dockerfile",
            "docs/Dockerfile.md" })
            Write(path, "FROM alpine\n");
        var found = DockerfileDiscovery.FindAll(_folder.Path).Facts.Dockerfiles
            .Select(file => Path.GetRelativePath(_folder.Path, file.Path));
        Assert.AreEqual("Dockerfile a/b/c/Containerfile-x docker/db.Dockerfile src/Web/Dockerfile",
            string.Join(' ', found.Order(StringComparer.Ordinal)).Replace('\\', '/'));
    }

    [TestMethod]
    public void What_a_build_wrote_tells_another_host_what_the_evaluation_knew()
    {
        Write("src/Web/Dockerfile", "FROM alpine\n");
        Assert.IsNull(ProjectFactsReader.FindNewest(_folder["src/Web/obj"]));
        var project = new ProjectDescription(_folder["src/Web"],
            "Web.csproj") { Properties = [new("TargetFramework", "net10.0")] };
        DockerfileDiscovery.Find(project).Write(_folder["src/Web/obj/Debug/net10.0"]);
        Assert.AreEqual("net10.0", ProjectFactsReader.FindNewest(_folder["src/Web/obj"])!.TargetFrameworks.Single());
    }

    private string Find(string project, bool isExecutable = true) =>
        string.Join(' ', Discover(project, isExecutable).Facts.Dockerfiles
        .Select(dockerfile => Path.GetRelativePath(_folder.Path, dockerfile.Path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal));

    private DiscoveredDockerfiles Discover(string project, bool isExecutable = true) => DockerfileDiscovery.Find(
        new ProjectDescription(_folder["src/" + project], project + ".csproj") { IsExecutable = isExecutable,
            AssemblyName = project }, _log);

    private void Write(string name, string text) => File.WriteAllText(_folder.Add(name), text);

    private sealed class TestLog : DiscoveryLog
    {
        public List<string> Messages { get; } = [];

        public override void Trace(string message) => Messages.Add(message);
    }
}
