using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using DockerfileAnalyzers.Tasks;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// Something other than a readable file where a file is expected leads to one warning, and never to a build that hangs.
/// </summary>
[TestClass]
public sealed class InaccessibleInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildLog _log = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("folder", "it is a directory; replace it with a file")]
    [DataRow("pipe", "it is a named pipe; replace it with a regular file")]
    [DataRow("socket", "it is a socket; replace it with a regular file")]
    [DataRow("device", "it is a device; replace it with a regular file")]
    [DataRow("dangling", "it is a symbolic link to a file that does not exist; fix or remove the link")]
    [DataRow("loop", "its symbolic links form a loop; fix or remove the link")]
    [DataRow("nul", "it contains NUL bytes and is not text; replace it with a text file")]
    [DataRow("binary", "its content is binary; replace it with a text file")]
    [DataRow("utf-16", "it is encoded as UTF-16, which BuildKit refuses; save it as UTF-8")]
    [DataRow("utf-16 big", "it is encoded as UTF-16, which BuildKit refuses; save it as UTF-8")]
    [DataRow("sparse", "it is larger than 100 MB; replace it with a smaller file")]
    [UnsupportedOSPlatform("windows")]
    public void A_Dockerfile_that_cannot_be_read_is_one_warning(string kind, string reason)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These kinds are those of Unix.");
        Make(kind, _folder["Dockerfile"]);
        Assert.IsEmpty(Prepare());
        AssertWarns($"Dockerfile DFA0004: 'Dockerfile' was not read because {reason}");
    }

    [TestMethod]
    [DataRow("folder")]
    [DataRow("pipe")]
    [DataRow("dangling")]
    [DataRow("utf-16")]
    [UnsupportedOSPlatform("windows")]
    public void An_ignore_file_that_cannot_be_read_is_one_warning_and_the_Dockerfile_is_analyzed(string kind)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These kinds are those of Unix.");
        Write("Dockerfile", "FROM debian\n");
        Make(kind, _folder[".dockerignore"]);
        var files = Prepare();
        CollectionAssert.Contains(files, _folder["Dockerfile"]);
        CollectionAssert.DoesNotContain(files, _folder[".dockerignore"]);
        AssertWarns(".dockerignore DFA0004: '.dockerignore' was not read because ");
    }

    [TestMethod]
    [DataRow("pipe")]
    [DataRow("loop")]
    [DataRow("nul")]
    [DataRow("nested")]
    [DataRow("folder")]
    [UnsupportedOSPlatform("windows")]
    public void A_compose_file_that_cannot_be_read_is_one_warning(string kind)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These kinds are those of Unix.");
        Write("Dockerfile", "FROM debian\n");
        Make(kind, _folder["compose.yaml"]);
        CollectionAssert.Contains(Prepare(), _folder["Dockerfile"]);
        AssertWarns("compose.yaml DFA0004: 'compose.yaml' was not read because ");
    }

    [TestMethod]
    [DataRow("folder")]
    [DataRow("pipe")]
    [DataRow("dangling")]
    [DataRow("missing")]
    [DataRow("binary")]
    [UnsupportedOSPlatform("windows")]
    public void A_report_of_a_scanner_that_cannot_be_read_is_one_warning(string kind)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These kinds are those of Unix.");
        Write("Dockerfile", "FROM debian\n");
        Make(kind, _folder["trivy.json"]);
        var task = new PrepareImages
        {
            BuildEngine = _log, ProjectDirectory = _folder.Path, OutputDirectory = _folder["obj/"],
                VulnerabilityReports = [new TaskItem("trivy.json")],
            DockerfileFiles = Prepare().Select(path => new TaskItem(path)).ToArray(),
        };
        Assert.IsTrue(task.Execute());
        AssertWarns("trivy.json DFA0004: 'trivy.json' was not read because ");
    }

    [TestMethod]
    [DataRow("folder")]
    [DataRow("pipe")]
    [DataRow("nul")]
    [UnsupportedOSPlatform("windows")]
    public void An_editorconfig_that_cannot_be_read_is_left_out(string kind)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These kinds are those of Unix.");
        Write("Dockerfile", "FROM debian\n");
        Make(kind, _folder[".editorconfig"]);
        CollectionAssert.Contains(Prepare(), _folder["Dockerfile"]);
        Assert.IsEmpty(_log.Warnings);
    }

    [TestMethod]
    [DataRow("pipe", "it is a named pipe; replace it with a regular file")]
    [DataRow("device", "it is a device; replace it with a regular file")]
    [DataRow("utf-16 without mark", "it contains NUL bytes and is not text; replace it with a text file")]
    [UnsupportedOSPlatform("windows")]
    public void The_settings_of_an_editorconfig_that_cannot_be_read_are_not_lost_in_silence(string kind, string reason)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These kinds are those of Unix.");
        Write("Dockerfile", "FROM debian\n");
        Make(kind, _folder[".editorconfig"]);
        CheckSettings();
        AssertWarns($".editorconfig DFA0004: '.editorconfig' was not read because {reason}");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing\n")]
    [DataRow("root = true\n[*]\nindent_size = 4\n# \0")]
    public void One_without_keys_or_with_keys_that_were_read_is_fine(string text)
    {
        Write(".editorconfig", "root = true\n");
        Directory.CreateDirectory(_folder["app"]);
        Write("app/.editorconfig", text);
        CheckSettings("app/App.csproj");
        Assert.IsEmpty(_log.Warnings);
    }

    [TestMethod]
    [DataRow("appsettings.json", "{ \"Urls\": \"http://*:80\t\" }")]
    [DataRow("appsettings.json", "{ \"Kest\u0001rel\": { \"Endpoints\": {} } }")]
    [DataRow("appsettings.json", "{\"a:b\":{\"c\":1}}]}],[{}]}}")]
    [DataRow("appsettings.json", "{\"a\":-1.5e400,\"b\":\"\\uD800\"")]
    [DataRow("global.json", "{ \"sdk\": { \"version\": \"10.0.100\t\" } }")]
    [DataRow("Properties/launchSettings.json", "{ \"profiles\": [ \"\u0001\" ] }")]
    [DataRow("compose.yaml", "services:\n  {{ name }}:\n    build: {{ context }}\n\tx: y\n")]
    [DataRow("compose.yaml", "hello\n")]
    [DataRow("compose.yaml", "")]
    [DataRow("compose.yaml", "services:\n  web: &web\n    build: !reset null\n  other:\n    <<: [*web, {}]\n")]
    [DataRow("compose.yaml", "services:\n  web:\n    build:\n      args: { ? [a, b] : c }\n")]
    [DataRow("compose.yaml", "services:\n  ? [a]\n  : build: .\n")]
    public void A_file_that_is_damaged_tells_nothing_and_the_Dockerfile_is_analyzed(string name, string text)
    {
        Write("Dockerfile", "FROM debian\n");
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        Write(name, text);
        CollectionAssert.Contains(Prepare(), _folder["Dockerfile"]);
        Assert.IsEmpty(_log.Warnings);
    }

    [TestMethod]
    [DataRow("services:\n  web:\n    <<: *nothing\n    build: .\n", "")]
    [DataRow("services:\n  web:\n\tbuild: .\n", "")]
    [DataRow("services: {web: {build: {context: ..}\n", " (line 2)")]
    [DataRow("services:\n  web:\n    build: .\n    build: ..\n", " (line 4)")]
    public void A_compose_file_that_is_not_YAML_is_one_warning(string text, string place)
    {
        Write("Dockerfile", "FROM debian\n");
        Write("compose.yaml", text);
        CollectionAssert.Contains(Prepare(), _folder["Dockerfile"]);
        AssertWarns(
            $"compose.yaml DFA0004: 'compose.yaml' was not read because it is not valid YAML{place}; "
                + "check it with 'docker compose config'");
    }

    [TestMethod]
    [DataRow("trivy.json", "{\"Resu:r\":{\"DiffID\":\"x\"}}]}],\"Metadata\":{}}")]
    [DataRow("trivy.json", "{\"Results\":[{\"Target\":\"\t\"}]}")]
    [DataRow("image.tar.gz", "\u001f\u008b\bjunk")]
    public void A_report_or_an_image_that_is_damaged_is_one_warning(string name, string text)
    {
        Write("Dockerfile", "FROM debian\n");
        File.WriteAllBytes(_folder[name], Encoding.Latin1.GetBytes(text));
        var isImage = name.StartsWith("image", StringComparison.Ordinal);
        var task = new PrepareImages
        {
            BuildEngine = _log, ProjectDirectory = _folder.Path, OutputDirectory = _folder["obj/"],
            Images = isImage ? [new TaskItem(name)] : [], VulnerabilityReports = isImage ? [] : [new TaskItem(name)],
            DockerfileFiles = Prepare().Select(path => new TaskItem(path)).ToArray(),
        };
        Assert.IsTrue(task.Execute());
        AssertWarns($"{name} DFA0004: '{name}' was not read because reading it failed");
    }

    [TestMethod]
    public void Bytes_that_are_not_UTF_8_are_read_as_they_are()
    {
        File.WriteAllBytes(_folder["Dockerfile"], [.. "FROM debian\n# caf"u8, 0xE9, (byte)'\n']);
        CollectionAssert.Contains(Prepare(), _folder["Dockerfile"]);
        Assert.IsEmpty(_log.Warnings);
    }

    [TestMethod]
    public void A_severity_is_read_from_the_settings_beside_the_file()
    {
        Directory.CreateDirectory(_folder["Dockerfile"]);
        Write(".editorconfig", "root = true\n[*]\ndockerfile_analyzers.DFA0004.severity = none\n");
        Prepare();
        Assert.IsEmpty(_log.Warnings);
    }

    [TestMethod]
    public void A_project_that_treats_warnings_as_errors_gets_an_error()
    {
        Directory.CreateDirectory(_folder["Dockerfile"]);
        Prepare(treatWarningsAsErrors: true);
        Assert.HasCount(1, _log.Errors);
    }

    [TestMethod]
    public void A_problem_of_a_shared_file_is_reported_by_the_first_project_that_takes_its_ticket()
    {
        Write("App.csproj", "<Project />");
        Write(".editorconfig", "root = true\n# \0");
        var check = new CheckSettings { BuildEngine = _log, ProjectFile = _folder["App.csproj"] };
        Assert.IsTrue(check.Execute());
        var ticket = new CreateTicket { BuildEngine = _log };
        Assert.IsTrue(ticket.Execute());
        Assert.IsTrue(File.Exists(ticket.Ticket));
        var problem = new TaskItem(check.SharedProblems.Single());
        problem.SetMetadata("Ticket", ticket.Ticket);
        Parallel.For(0, 8, _ =>
            Assert.IsTrue(new ReportSharedProblems { BuildEngine = _log, Problems = [problem] }.Execute()));
        AssertWarns(".editorconfig DFA0004: '.editorconfig' was not read because it contains NUL bytes");
        Assert.IsFalse(File.Exists(ticket.Ticket));
    }

    private string[] Prepare(bool treatWarningsAsErrors = false)
    {
        var task = new PrepareDockerfiles
        {
            BuildEngine = _log, ProjectDirectory = _folder.Path, ProjectFile = "App.csproj",
                OutputDirectory = _folder["obj/"], TreatWarningsAsErrors = treatWarningsAsErrors,
        };
        Assert.AreEqual(!treatWarningsAsErrors, task.Execute());
        return task.Files.Select(file => file.ItemSpec).ToArray();
    }

    private void CheckSettings(string projectFile = "App.csproj")
    {
        Write(projectFile, "<Project />");
        var check = new CheckSettings { BuildEngine = _log, ProjectFile = _folder[projectFile] };
        Assert.IsTrue(check.Execute());
        var problems = check.SharedProblems.Select(problem => new TaskItem(problem)).ToArray();
        new ReportSharedProblems { BuildEngine = _log, Problems = problems }.Execute();
    }

    private void AssertWarns(string start)
    {
        Assert.IsEmpty(_log.Errors);
        Assert.HasCount(1, _log.Warnings, string.Join("\n", _log.Warnings));
        Assert.StartsWith(start, _log.Warnings[0]);
    }

    private void Write(string name, string text) => File.WriteAllText(_folder[name], text);

    private static void Make(string kind, string path)
    {
        switch (kind)
        {
            case "folder": Directory.CreateDirectory(path); break;
            case "pipe": Process.Start("mkfifo", path).WaitForExit(); break;
            case "socket": new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                .Bind(new UnixDomainSocketEndPoint(path)); break;
            case "device": File.CreateSymbolicLink(path, "/dev/zero"); break;
            case "dangling": File.CreateSymbolicLink(path, "nowhere"); break;
            case "loop": File.CreateSymbolicLink(path, path); break;
            case "nul": File.WriteAllText(path, "FROM debian\n\0"); break;
            case "binary": File.WriteAllBytes(path, [0x89, 1, 2, 3, 0xFE]); break;
            case "utf-16": File.WriteAllText(path, "FROM debian\n", Encoding.Unicode); break;
            case "utf-16 big": File.WriteAllText(path, "FROM debian\n", Encoding.BigEndianUnicode); break;
            case "utf-16 without mark": File.WriteAllBytes(path,
                Encoding.Unicode.GetBytes("root = true\n[*]\na = b\n")); break;
            case "nested": File.WriteAllText(path, "a: " + new string('[', 100_000)); break;
            case "sparse":
                using (var file = File.Create(path))
                    file.SetLength(100_000_001);
                break;
        }
    }
}
