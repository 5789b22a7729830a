using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>
/// Inputs that nobody means to have, in real builds: one warning each, in every host, and the build goes on.
/// </summary>
[TestClass]
public sealed class InputTests
{
    private const string Floating = "FROM debian\nCOPY . /app\nCMD [\"bash\"]\n";

    [TestMethod]
    [DataRow("csproj", "pipe", "a named pipe")]
    [DataRow("fsproj", "pipe", "a named pipe")]
    [DataRow("csproj", "folder", "a directory")]
    [DataRow("fsproj", "utf-16", "encoded as UTF-16, which BuildKit refuses")]
    [DataRow("csproj", "utf-16", "encoded as UTF-16, which BuildKit refuses")]
    [DataRow("csproj", "dangling", "a symbolic link to a file that does not exist")]
    public void A_Dockerfile_that_cannot_be_read_is_one_warning(string extension, string kind, string reason)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These kinds are those of Unix.");
        var project = Create(extension);
        var path = Path.Combine(project.Folder, "Dockerfile");
        switch (kind)
        {
            case "pipe": Process.Start("mkfifo", path).WaitForExit(); break;
            case "folder": Directory.CreateDirectory(path); break;
            case "utf-16": File.WriteAllText(path, Floating, Encoding.Unicode); break;
            case "dangling": File.CreateSymbolicLink(path, "nowhere"); break;
        }

        foreach (var arguments in new string[][] { [], ["-t:FixDockerfiles"], ["-t:DockerfileReport"] })
        {
            var output = project.Build(["-restore", .. arguments]);
            Assert.AreEqual(0, output.ExitCode, output.Text);
            Assert.HasCount(
                1,
                Unread(output, $"Dockerfile : warning DFA0004: 'Dockerfile' was not read because it is {reason};"),
                output.Text);
        }
    }

    [TestMethod]
    public void Several_target_frameworks_say_it_once()
    {
        var project = ConsumerProject.Create(framework: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        Directory.CreateDirectory(Path.Combine(project.Folder, "Dockerfile"));
        var output = project.Build();
        Assert.HasCount(1, Unread(output, "Dockerfile : warning DFA0004: "), output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void A_Dockerfile_of_a_million_lines_is_one_warning(string extension)
    {
        var project = Create(
            extension,
            new StringBuilder("FROM debian\n").Insert(12, "RUN apt-get install -y curl\n", 1_000_000).ToString());
        var output = project.Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        CollectionAssert.AreEqual(new[] { "Dockerfile(1,1): warning DFA0007" }, output.Findings, output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void What_the_package_wrote_is_gone_after_a_clean(string extension)
    {
        var project = Create(extension, Floating);
        project.Build();
        project.Build("-t:DockerfileReport");
        Assert.IsNotEmpty(Written(project));
        project.Build("-t:Clean");
        Assert.IsEmpty(Written(project));
        project.Build("-t:AnalyzeDockerfiles");
        Assert.IsNotEmpty(Written(project));
        project.Build("-t:Clean");
        Assert.IsEmpty(Written(project));
    }

    [TestMethod]
    public void What_is_no_longer_written_is_gone_with_the_next_build()
    {
        var project = Create("csproj", Floating);
        project.Build();
        project.Build("-p:DockerfileAnalyzersContext=..");
        Assert.HasCount(
            1, Written(project).Where(path => path.EndsWith(".context.tsv", StringComparison.Ordinal)).ToArray());
        File.Delete(Path.Combine(project.Folder, "Dockerfile"));
        project.Build();
        Assert.IsEmpty(Written(project));
    }

    [TestMethod]
    public void A_project_without_the_package_has_nothing_of_it_after_the_next_build()
    {
        var project = Create("csproj", Floating);
        project.Build();
        File.WriteAllText(
            project.ProjectFile, Regex.Replace(File.ReadAllText(project.ProjectFile), "<PackageReference .*?/>", ""));
        project.Build();
        Assert.IsEmpty(Written(project));
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void A_report_measures_to_the_byte_and_names_no_folder_of_the_machine(string extension)
    {
        var project = Create(
            extension,
            "FROM debian:12-slim\nWORKDIR /app\nCOPY one /one\nCOPY two missing/x /two/\nCOPY . .\nCMD [\"bash\"]\n");
        for (var i = 0; i < 1_000; i++)
        {
            project.Write($"one/{i}.txt", new string('x', 2_890));
            project.Write($"two/{i}.txt", new string('x', 2_890));
        }

        project.Write(".dockerignore", "*\n!one\n!two\n");
        project.Write("sub/.dockerignore", "bin\n");
        project.Build("-restore", "-t:DockerfileReport", "-p:DockerfileAnalyzersContext=.");
        var json = project.Read("bin/dockerfile-report/Dockerfile.json");
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.AreEqual(
            5_780_000, document.RootElement.GetProperty("context").GetProperty("sentBytes").GetInt64(), json);
        foreach (var file in Directory.GetFiles(Path.Combine(project.Folder, "bin/dockerfile-report")))
            Assert.DoesNotContain(BuiltPackage.Workspace, File.ReadAllText(file), file);
    }

    [TestMethod]
    [DataRow(
        "csproj",
        ".",
        "DFA6502",
        "'App.sln' is not in the configured build context '.' but in '..' (relative to this file); "
            + "a build from '.' fails")]
    [DataRow(
        "fsproj",
        ".",
        "DFA6502",
        "'App.sln' is not in the configured build context '.' but in '..' (relative to this file); "
            + "a build from '.' fails")]
    [DataRow(
        "fsproj",
        "..",
        "DFA5002",
        "No build reads this file; the ignore file of this build context is '../.dockerignore'")]
    public void Messages_name_no_folder_of_the_machine(string extension, string context, string rule, string message)
    {
        var project = ConsumerProject.Create(extension, compilesFSharp: true, dockerfile:
            "FROM debian:12-slim\nCOPY App.sln app/App." + extension + " /app/\nCMD [\"bash\"]\n");
        project.Write("../App.sln", "");
        project.Write(".dockerignore", "bin\nobj\n");
        var arguments = new[]
        {
            $"-p:DockerfileAnalyzersContext={context}",
            "-p:DeterministicSourcePaths=true",
            $"-p:PathMap={project.Folder}=/_/",
        };
        var output = project.Build(["-v:detailed", .. arguments]);
        StringAssert.Contains(output.Text, $"{rule}: {message}");
        foreach (var line in output.Text.Split('\n')
            .Where(line => Regex.IsMatch(line, @" (?:warning|error|message) DFA\d{4}: ")))
            Assert.DoesNotContain(
                BuiltPackage.Workspace, Regex.Replace(line, @"\A.*? DFA\d{4}: |\[[^\]]*\]\s*\z", ""), line);
        project.Build(["-t:DockerfileReport", .. arguments]);
        var report = Directory.GetFiles(Path.Combine(project.Folder, "bin/dockerfile-report"));
        Assert.IsNotEmpty(report);
        foreach (var file in report)
            Assert.DoesNotContain(BuiltPackage.Workspace, File.ReadAllText(file), file);
        Assert.DoesNotContain(
            BuiltPackage.Workspace,
            File.ReadAllText(Directory.GetFiles(
                Path.Combine(project.Folder, "bin"), "App.dll", SearchOption.AllDirectories).Single()));
    }

    [TestMethod]
    public void Fixes_are_summed_up_for_files_in_which_something_was_done_or_is_left()
    {
        var project = Create("csproj", "FROM alpine:3.23\nUSER 1000\nCMD [\"sh\"]\n");
        string[] Fix() =>
            project.Build("-restore", "-t:FixDockerfiles").Text.Split('\n')
                .Where(line => Regex.IsMatch(line, "appl[iy]|left")).Select(line => line.Trim()).ToArray();
        Assert.IsEmpty(Fix());
        var path = project.Write("Dockerfile", "FROM alpine:3.23\nRUN apk add curl\nUSER 1000\nCMD [\"sh\"]\n");
        CollectionAssert.AreEqual(new[] { path + ": 1 fix applied" }, Fix());
        Assert.IsEmpty(Fix());
        project.Write("Dockerfile", "FROM alpine\nUSER 1000\nCMD [\"sh\"]\n");
        CollectionAssert.AreEqual(new[] { path + ": no fix to apply, 1 finding left" }, Fix());
    }

    [TestMethod]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_fix_goes_through_a_link_and_keeps_bytes_that_it_does_not_touch()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Links need a privilege there.");
        var project = Create("csproj");
        var target = Path.Combine(Path.GetDirectoryName(project.Folder)!, "real", "shared.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(
            target, [0xEF, 0xBB, 0xBF, .. "# caf\u00e9\r\nFROM alpine:3.23\r\nRUN apk add curl\r\nCMD [\"sh\"]\r\n"u8]);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(Path.Combine(project.Folder, "Dockerfile"), "../real/shared.txt");
        var output = project.Build("-restore", "-t:FixDockerfiles");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.AreEqual("../real/shared.txt", new FileInfo(Path.Combine(project.Folder, "Dockerfile")).LinkTarget);
        CollectionAssert.AreEqual(
            (byte[])[
                0xEF,
                0xBB,
                0xBF,
                .. "# caf\u00e9\r\nFROM alpine:3.23\r\nRUN apk add --no-cache curl\r\nCMD [\"sh\"]\r\n"u8,
            ],
            File.ReadAllBytes(target),
            output.Text);
        Assert.AreEqual(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(target));
    }

    [TestMethod]
    public void Fixes_of_a_read_only_file_are_one_warning()
    {
        var project = Create("csproj", "FROM alpine:3.23\nRUN apk add curl\nCMD [\"sh\"]\n");
        var path = Path.Combine(project.Folder, "Dockerfile");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        var output = project.Build("-restore", "-t:FixDockerfiles");
        File.SetAttributes(path, FileAttributes.Normal);
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.HasCount(
            1,
            Unread(
                output,
                "Dockerfile : warning DFA0004: 'Dockerfile' was not fixed because it is read-only; make it writable"),
            output.Text);
        Assert.AreEqual("FROM alpine:3.23\nRUN apk add curl\nCMD [\"sh\"]\n", project.Read("Dockerfile"));
    }

    private static ConsumerProject Create(string extension, string? dockerfile = null) =>
        ConsumerProject.Create(extension, dockerfile: dockerfile);

    private static string[] Unread(BuildOutput output, string warning) =>
        Regex.Split(output.Text, @"^Build (?:succeeded|FAILED)", RegexOptions.Multiline)[0]
            .Split('\n').Where(line => line.Contains(warning)).ToArray();

    private static string[] Written(ConsumerProject project) =>
        Directory.GetFiles(project.Folder, "*", SearchOption.AllDirectories)
            .Where(path =>
                Path.GetFileName(path).Contains("DockerfileAnalyzers.") || path.Contains("dockerfile-report"))
            .Where(path => path.EndsWith(".tsv", StringComparison.Ordinal) || path.Contains("dockerfile-report"))
            .ToArray();
}
