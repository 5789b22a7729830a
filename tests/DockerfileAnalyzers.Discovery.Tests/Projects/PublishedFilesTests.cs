
namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class PublishedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("bin/Release/net10.0/publish", "bin/Debug/net10.0/publish")]
    [DataRow("bin/Release/net10.0/publish", "bin/Release/net10.0/publish")]
    [DataRow("artifacts/publish/Shop/release", "artifacts/publish/Shop/debug")]
    public void What_was_published_as_Release_is_measured(string folder, string publishDirectory)
    {
        _folder.Add(folder + "/Shop.dll", 3_000_000);
        _folder.Add(folder + "/wwwroot/site.css", 4_000_000);
        CollectionAssert.AreEqual(new[] { "portable 7000000" }, Measure(publishDirectory));
    }

    [TestMethod]
    public void What_was_published_for_a_runtime_is_measured_apart()
    {
        _folder.Add("bin/Release/net10.0/publish/Shop.dll", 3_000_000);
        _folder.Add("bin/Release/net10.0/linux-x64/publish/Shop.dll", 80_000_000);
        CollectionAssert.AreEqual(new[] { "portable 3000000", "linux-x64 80000000" },
            Measure("bin/Debug/net10.0/publish"));
    }

    [TestMethod]
    public void What_was_built_stands_for_what_was_not_published()
    {
        _folder.Add("bin/Release/net10.0/Shop.dll", 3_000_000);
        _folder.Add("bin/Release/net10.0/runtimes/linux-x64/native/a.so", 1_000_000);
        _folder.Add("bin/Release/net10.0/linux-x64/Shop.dll", 80_000_000);
        CollectionAssert.AreEqual(new[] { "portable 4000000" }, Measure("bin/Debug/net10.0/publish"));
        Assert.IsEmpty(Measure("bin/Debug/net10.0/publish", isFrameworkDependent: false),
            "a runtime comes along with a publish only");
    }

    [TestMethod]
    public void What_this_build_writes_is_not_measured()
    {
        _folder.Add("bin/Debug/net10.0/Shop.dll", 3_000_000);
        Assert.IsEmpty(Measure("bin/Debug/net10.0/publish"));
        _folder.Add("bin/Release/net10.0/Shop.dll", 3_000_000);
        Assert.IsEmpty(Measure("bin/Release/net10.0/publish", "bin/Release/net10.0", "Release"));
    }

    [TestMethod]
    public void Packages_weigh_the_files_that_a_restore_found_for_the_program()
    {
        _folder.Add("packages/acme.data/1.2.0/lib/net8.0/Acme.Data.dll", 500_000);
        _folder.Add("packages/acme.data/1.2.0/runtimes/linux-x64/native/libacme.so", 2_000_000);
        _folder.Add("packages/acme.data/1.2.0/runtimes/win-x64/native/acme.dll", 3_000_000);
        CollectionAssert.AreEqual(new[] { "portable 5500000", "linux-x64 2500000" },
            Say(PublishedFiles.MeasurePackages(ReadAssets())));
    }

    [TestMethod]
    public void A_package_that_is_not_there_makes_the_sum_unknown()
    {
        Assert.IsEmpty(PublishedFiles.MeasurePackages(ReadAssets()));
        Assert.IsEmpty(PublishedFiles.MeasurePackages(null));
    }

    [TestMethod]
    [DataRow(@"C:\Work\Shop\Shop.csproj", "Other/Other.csproj")]
    [DataRow("/home/me/shop/Shop.csproj", "Other/Other.csproj")]
    [DataRow(@"C:\Work\Shop\Store.csproj", null)]
    public void References_start_at_the_project_wherever_it_was_restored(string writtenPath, string? reference)
    {
        var text = File.ReadAllText(AddAssets());
        var own = _folder["Shop.csproj"].Replace("\\", "\\\\", StringComparison.Ordinal);
        File.WriteAllText(_folder["obj/project.assets.json"], text.Replace(
            own, writtenPath.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal));
        var projects = AssetsFile.TryRead(_folder["obj/project.assets.json"], _folder["Shop.csproj"])?.Projects;
        Assert.AreEqual(reference, projects is null ? null : Path.GetRelativePath(
            Path.GetDirectoryName(_folder.Path)!, projects.Single()).Replace('\\', '/'));
    }

    private AssetsFile? ReadAssets() => AssetsFile.TryRead(AddAssets(), _folder["Shop.csproj"]);

    private string AddAssets()
    {
        var path = _folder.Add("obj/project.assets.json");
        File.WriteAllText(path, $$"""
            {
              "version": 3,
              "targets": {
                "net10.0": {
                  "Acme.Data/1.2.0": {
                    "type": "package",
                    "compile": { "lib/net8.0/Acme.Data.dll": {} },
                    "runtime": { "lib/net8.0/Acme.Data.dll": { "related": ".xml" } },
                    "runtimeTargets": {
                      "runtimes/linux-x64/native/libacme.so": { "assetType": "native", "rid": "linux-x64" },
                      "runtimes/win-x64/native/acme.dll": { "assetType": "native", "rid": "win-x64" }
                    }
                  },
                  "Acme.Empty/1.0.0": { "type": "package", "runtime": { "lib/net8.0/_._": {} } },
                  "Other/1.0.0": { "type": "project", "runtime": { "bin/placeholder/Other.dll": {} } }
                },
                "net10.0/linux-x64": {
                  "Acme.Data/1.2.0": { "type": "package", "runtime": { "lib/net8.0/Acme.Data.dll": {} } }
                }
              },
              "libraries": {
                "Acme.Data/1.2.0": {
                  "type": "package", "path": "acme.data/1.2.0", "files": ["lib/net8.0/Acme.Data.dll"]
                },
                "Acme.Empty/1.0.0": { "type": "package", "path": "acme.empty/1.0.0", "files": [] },
                "Other/1.0.0": {
                  "type": "project", "path": "../Other/Other.csproj", "msbuildProject": "../Other/Other.csproj"
                }
              },
              "packageFolders": { "{{_folder["packages"].Replace("\\", "\\\\")}}": {} },
              "project": { "restore": { "projectPath": "{{_folder["Shop.csproj"].Replace("\\", "\\\\")}}" } }
            }
            """);
        return path;
    }

    private string[] Measure(string publish, string output = "bin/Debug/net10.0", string configuration = "Debug",
        bool isFrameworkDependent = true) =>
        Say(PublishedFiles.MeasureOutputs(
            _folder[publish], _folder[output], publish.Contains("Release")
                ? "Release" : configuration, "", isFrameworkDependent));

    private static string[] Say(IEnumerable<Input.MeasuredOutput> outputs) =>
        outputs.Select(output => $"{output.Runtime} {output.Bytes}").ToArray();
}
