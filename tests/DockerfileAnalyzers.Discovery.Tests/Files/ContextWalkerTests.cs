using System.Diagnostics;
using System.Runtime.Versioning;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class ContextWalkerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Files_are_listed_with_paths_from_the_context_and_sizes()
    {
        _folder.Add("a.txt", 100);
        _folder.Add("src/deep/b.bin", 12_345_678);
        Verify("f a.txt 128", "f src/deep/b.bin 12000000");
    }

    [TestMethod]
    public void A_folder_that_tools_fill_is_one_row()
    {
        _folder.Add("node_modules/a/index.js", 3_000_000);
        _folder.Add("node_modules/b/index.js", 5_000_000);
        Verify("d node_modules 8000000 2");
    }

    [TestMethod]
    public void What_a_build_of_the_project_writes_has_no_size_and_both_folders_are_there_as_soon_as_one_is()
    {
        _folder.Add("App.csproj", 100);
        _folder.Add("obj/project.assets.json", 70_000);
        Verify("f App.csproj 128", "d bin 0 0", "d obj 0 0");
    }

    [TestMethod]
    public void Files_of_one_size_weigh_in_a_row_of_their_folder_what_they_weigh()
    {
        for (var i = 0; i < 1_000; i++)
            _folder.Add($"node_modules/{i}.js", 2_890);
        Verify("d node_modules 2900000 1024");
    }

    [TestMethod]
    public void A_report_is_exact_also_about_what_a_build_wrote()
    {
        _folder.Add("App.csproj", 101);
        _folder.Add("obj/project.assets.json", 70_001);
        for (var i = 0; i < 100; i++)
            _folder.Add($"src/{i}.cs", 2_890);
        var entries = new ContextWalker(_folder.Path) { IsExact = true }.Walk().Entries;
        Assert.AreEqual(101 + 70_001 + (100 * 2_890), entries.Sum(entry => entry.Bytes));
        Assert.AreEqual(102, entries.Sum(entry => entry.Files));
    }

    [TestMethod]
    public void A_context_that_holds_more_than_the_sources_is_not_looked_through()
    {
        _folder.Add("app/App.csproj");
        // Folders and links cost as much as files.
        for (var i = 0; i < 500; i++)
            Directory.CreateDirectory(_folder[$"other/{i % 20}/{i}"]);
        var walker = new ContextWalker(_folder.Path) { Sources = _folder["app"], MaxVisitsOutside = 300 };
        Assert.IsTrue(walker.Walk().IsTruncated);
        Assert.IsTrue(walker.Visits < 320, $"{walker.Visits} visits");
        walker = new ContextWalker(_folder.Path) { Sources = _folder.Path };
        Assert.IsFalse(walker.Walk().IsTruncated);
    }

    [TestMethod]
    public void The_root_of_the_disk_is_not_looked_through()
    {
        var walker = new ContextWalker(Path.GetPathRoot(_folder.Path)!) { Sources = _folder.Path };
        Assert.IsTrue(walker.Walk().IsTruncated);
        Assert.IsTrue(walker.Visits < walker.MaxVisitsOutside + 50, $"{walker.Visits} visits");
    }

    [TestMethod]
    public void A_home_folder_holds_more_than_sources()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.IsTrue(ContextWalker.HoldsMoreThanSources(home));
        Assert.IsTrue(ContextWalker.HoldsMoreThanSources(Path.GetPathRoot(home)!));
        Assert.IsFalse(ContextWalker.HoldsMoreThanSources(Path.Combine(home, "projects")));
    }

    [TestMethod]
    public void Many_small_files_weigh_together_what_they_weigh()
    {
        var random = new Random(5);
        var real = 0L;
        for (var i = 0; i < 2_000; i++)
        {
            // From 30 bytes to 300 kB, small ones more often, as in source trees.
            var bytes = (long)(30 * Math.Pow(10, 4 * random.NextDouble()));
            real += bytes;
            _folder.Add($"src/{i % 40}/{i}.cs", bytes);
        }

        var ratio = (double)Walk().Entries.Sum(entry => entry.Bytes) / real;
        Assert.IsTrue(ratio is > 0.95 and < 1.05, $"{ratio}");
    }

    [TestMethod]
    [DataRow(1_000L)]
    [DataRow(60_000L)]
    [DataRow(99_999L)]
    [DataRow(700_000L)]
    [DataRow(1_049_999L)]
    [DataRow(4_294_967_296L)]
    public void A_size_is_near_the_real_one(long bytes)
    {
        var ratio = (double)ContextWalker.Round(bytes) / bytes;
        var tolerance = bytes < 65_536 ? 0.42 : bytes < 1_000_000 ? 0.1 : 0.05;
        Assert.IsTrue(Math.Abs(ratio - 1) < tolerance, $"{ratio}");
    }

    [TestMethod]
    public void A_file_of_4_GB_is_as_large_as_it_says()
    {
        _folder.Add("model.bin", 4_294_967_296);
        Verify("f model.bin 4300000000");
    }

    [TestMethod]
    public void More_files_than_anybody_looks_through_are_listed_by_folders_and_none_is_lost()
    {
        const int Folders = 30, FilesEach = 64;
        for (var i = 0; i < Folders * FilesEach; i++)
            _folder.Add($"data/{i / FilesEach:00}/{i}", 1_024);
        _folder.Add("a.txt", 1_024);
        var manifest = Walk(maxEntries: 500);
        Assert.IsFalse(manifest.IsTruncated);
        Assert.IsLessThanOrEqualTo(500, manifest.Entries.Length);
        Assert.AreEqual(true, manifest.Exists("a.txt"));
        Assert.IsTrue(manifest.IsClosed("data/00/1"));
        Assert.IsTrue(Math.Abs(manifest.Entries.Sum(entry =>
            entry.Bytes) / (1_024.0 * (Folders * FilesEach + 1)) - 1) < 0.05);
    }

    [TestMethod]
    public void More_files_in_one_folder_than_the_list_takes_make_a_list_that_says_so()
    {
        for (var i = 0; i <= 100; i++)
            _folder.Add($"{i}");
        Assert.IsTrue(Walk(maxEntries: 100).IsTruncated);
    }

    [TestMethod]
    public void Links_are_listed_and_not_followed_not_even_in_a_circle()
    {
        _folder.Add("src/a.txt", 1_024);
        CreateLink("src/up", "..");
        CreateLink("b.txt", "src/a.txt");
        CreateLink("lost", "nowhere");
        var manifest = Verify("l b.txt", "l lost", "f src/a.txt 1024", "l src/up");
        Assert.IsTrue(manifest.Exists("src/up"));
        Assert.IsTrue(manifest.IsClosed("src/up/src/a.txt"), "what lies behind a link is not known");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_cannot_be_read_may_hold_anything()
    {
        _folder.Add("secret/a.txt", 1_024);
        _folder.Add("b.txt", 1_024);
        File.SetUnixFileMode(_folder["secret"], UnixFileMode.None);
        try
        {
            // The superuser may read everything.
            var isSuperuser = Environment.UserName == "root";
            Verify("f b.txt 1024", isSuperuser ? "f secret/a.txt 1024" : "d secret 0 0 partial");
        }
        finally
        {
            File.SetUnixFileMode(_folder["secret"],
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_folder_whose_name_is_no_text_may_hold_anything()
    {
        _folder.Add("b.txt", 1_024);
        Shell("mkdir $'caf\\xe9' && echo x > $'caf\\xe9/a' && echo x > $'na\\xefve'");
        Verify("f b.txt 1024", "d caf\uFFFD 0 0 partial", "f na\uFFFDve 0");
        // Nothing but a shell can name them to delete them.
        Shell("rm -r $'caf\\xe9' $'na\\xefve'");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Pipes_and_sockets_are_not_opened_and_weigh_nothing()
    {
        Shell("mkfifo pipe");
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix,
            System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_folder["socket"]));
        Verify("f pipe 0", "f socket 0");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("two\nlines")]
    [DataRow("a\ttab")]
    [DataRow("carriage\rreturn")]
    [DataRow("a|bar?")]
    [DataRow("100%0A")]
    [DataRow("back\\slash")]
    [DataRow("naïve café 文件")]
    [DataRow(" ")]
    public void A_name_survives_the_way_through_the_file(string name)
    {
        _folder.Add(name, 1_024);
        _folder.Add("other", 1_024);
        var read = ContextManifest.Parse(Walk().ToString());
        CollectionAssert.AreEquivalent(new[] { name, "other" }, read.Entries.Select(entry => entry.Path).ToArray());
        Assert.IsTrue(read.Exists(name));
    }

    [TestMethod]
    public void The_list_says_the_same_when_it_is_read_again()
    {
        _folder.Add("src/a.txt", 1_024);
        _folder.Add("dist/app.js", 1_024);
        CreateLink("link", "src");
        var text = Walk().ToString();
        Assert.AreEqual(text, ContextManifest.Parse(text).ToString());
    }

    [TestMethod]
    public void A_deep_tree_ends_somewhere()
    {
        _folder.Add(string.Join('/', Enumerable.Repeat("d", 60)) + "/a.txt", 1_024);
        var manifest = Walk();
        Assert.IsTrue(manifest.IsTruncated);
        Assert.IsTrue(manifest.Entries.Single().IsPartial);
    }

    [TestMethod]
    [DataRow(".", "libs/shop")]
    [DataRow(".", "\"libs/shop\"")]
    [DataRow("libs", "shop")]
    public void The_contents_of_a_submodule_that_is_not_checked_out_are_unknown(string repository, string path)
    {
        _folder.Add("libs/log/Log.cs", 100);
        Directory.CreateDirectory(_folder["libs/shop"]);
        Directory.CreateDirectory(_folder["libs/empty"]);
        Directory.CreateDirectory(_folder[repository]);
        Write(repository + "/.gitmodules", $"[submodule \"shop\"]\n\tpath = {path}\n\turl = ../shop.git\n");
        var manifest = Walk();
        Assert.IsTrue(manifest.IsClosed("libs/shop/Shop.csproj"));
        Assert.IsFalse(manifest.Exists("libs/empty"));
        Assert.IsFalse(manifest.IsClosed("libs/log/Log.csproj"));
    }

    [TestMethod]
    public void A_submodule_of_the_repository_around_the_context_is_known()
    {
        Directory.CreateDirectory(_folder[".git"]);
        Write(".gitmodules", "[submodule \"shop\"]\r\n\tpath = src/shop\r\n");
        Directory.CreateDirectory(_folder["src/shop"]);
        var manifest = new ContextWalker(_folder["src"]) { Sources = _folder.Path }.Walk();
        Assert.IsTrue(manifest.IsClosed("shop/Shop.csproj"));
    }

    [TestMethod]
    public void A_submodule_that_is_checked_out_is_listed()
    {
        Write(".gitmodules", "[submodule \"shop\"]\n\tpath = shop\n");
        _folder.Add("shop/Shop.cs", 100);
        Assert.IsFalse(Walk().IsClosed("shop/Shop.csproj"));
        Assert.IsTrue(Walk().Exists("shop/Shop.cs"));
    }

    private void Write(string path, string text) => File.WriteAllText(_folder[path], text);

    private ContextManifest Walk(int maxEntries = ContextWalker.DefaultMaxEntries) =>
        new ContextWalker(_folder.Path, maxEntries).Walk();

    private ContextManifest Verify(params string[] rows)
    {
        var manifest = Walk();
        Assert.AreEqual(string.Join("\n", rows.Order(StringComparer.Ordinal)),
            string.Join("\n", manifest.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)
            .Select(row => row.Replace('\t', ' ')).Order(StringComparer.Ordinal)));
        return manifest;
    }

    private void CreateLink(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(_folder[path], target);
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException
            or UnauthorizedAccessException)
        {
            Assert.Inconclusive("This user may not make links.");
        }
    }

    private void Shell(string script)
    {
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = _folder.Path })!;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}
