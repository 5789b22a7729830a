using System.Collections;
using System.Reflection;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Tests.Input;

/// <summary>One part of a build reads exactly the facts that another wrote.</summary>
[TestClass]
public sealed class ProjectFactsTextTests
{
    [TestMethod]
    [DataRow("plain")]
    [DataRow("a|b?c;d=e")]
    [DataRow("tab\tand\nline\r\nends\r")]
    [DataRow("\"quoted\" 'twice' `and` \\back\\slashes")]
    [DataRow("100% of %09 and %25")]
    [DataRow(" surrounded by spaces ")]
    [DataRow("Ünïcødé – 日本語 🐳 \u2028 \u0001")]
    [DataRow("# no comment")]
    [DataRow("property\tA\tB")]
    public void Every_fact_holds_any_text(string text)
    {
        var facts = Create(text);
        foreach (var list in typeof(ProjectFacts).GetProperties().Where(property => property.CanWrite)
            .Select(property => property.GetValue(facts)))
            Assert.IsTrue(list is IEnumerable and not IEnumerable<string>
                ? ((IEnumerable)list).Cast<object>().Any() : list is not null, list?.GetType().ToString());
        AssertSame(facts, ProjectFacts.Parse(facts.ToString()));
        Assert.AreEqual(facts.ToString(), ProjectFacts.Parse(facts.ToString()).ToString());
    }

    [TestMethod]
    public void Each_record_is_a_line_that_people_can_read()
    {
        var facts = ProjectFacts.Create([new("AssemblyName", "Shop")],
            new DockerfileFacts("/src/Dockerfile", "/src", true, null, "final")) with
        {
            ComposePorts = [new("/src/Dockerfile", 8080, "shop", "compose.yaml")],
        };
        Assert.AreEqual(
            "format\t2\nproperty\tAssemblyName\tShop\ndockerfile\t/src/Dockerfile\t/src\tcertain\t\tfinal\t\n"
            + "compose-port\t/src/Dockerfile\t8080\tshop\tcompose.yaml\n",
            facts.ToString());
    }

    [TestMethod]
    public void What_a_newer_version_adds_is_kept_and_changes_nothing_else()
    {
        const string Text = "format\t9\nproperty\tAssemblyName\tShop\tnew field\nweather\t\"sunny\"\t20 %25\n"
            + "framework\tMicrosoft.NETCore.App\n"
            + "build-file\tSomethingNew\t/src/new.json\nbroken-script\t/src/Dockerfile\ta.sh\tSomethingNew\n";
        var facts = ProjectFacts.Parse(Text);
        Assert.AreEqual("Shop", facts.AssemblyName);
        Assert.AreEqual("Microsoft.NETCore.App", facts.Frameworks.Single());
        Assert.IsTrue(facts.BuildFiles.IsEmpty && facts.BrokenScripts.IsEmpty);
        Assert.AreEqual("weather\t\"sunny\"\t20 %25", facts.UnknownLines.Single());
        Assert.Contains("\nweather\t\"sunny\"\t20 %25\n", facts.ToString());
        Assert.AreEqual("Shop", ProjectFacts.Parse(Text.Replace("\n", "\r\n")).AssemblyName);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("\n\n\t\n")]
    [DataRow("property\ndockerfile\nsdk-pin\nendpoint\npackage-bytes\tportable\tmany\ncompose-port\t\tnone\n")]
    public void A_damaged_file_is_read_as_far_as_it_goes(string text) =>
        Assert.IsTrue(ProjectFacts.Parse(text).ComposePorts.IsEmpty);

    [TestMethod]
    [DataRow("tab\tand\nline % é")]
    public void Contexts_images_and_scans_hold_any_name(string name)
    {
        var manifest = ContextManifest.Parse(ContextManifest.Create("/src " + name,
        [
            new(name, 5, IsFolder: false, 1), new("bin" + name, 7, IsFolder: true, 3, IsPartial: true),
                new("dir", 0, IsFolder: true, 0),
            new("link" + name, 0, IsFolder: false, 1, IsLink: true),
        ], isTruncated: true).ToString());
        Assert.AreEqual("/src " + name, manifest.Root);
        Assert.IsTrue(manifest.IsTruncated);
        Assert.AreEqual($"{name} 5 False 1|bin{name} 7 True 3 partial|dir 0 True 0|link{name} 0 False 1 link",
            string.Join('|', manifest.Entries.Select(entry =>
            $"{entry.Path} {entry.Bytes} {entry.IsFolder} {entry.Files}" + (entry.IsPartial ? " partial" : "")
            + (entry.IsLink ? " link" : ""))));
        var image = MeasuredImage.Parse(new MeasuredImage(name, "a.tar", null, [new("RUN  a\tb", 3), new("", null)],
            [new(0, 1, 5, 2, true, name)]).ToString());
        Assert.AreEqual((name, null, "RUN a b", null),
            (image.Dockerfile, image.TotalBytes, image.Layers[0].CreatedBy, image.Layers[1].Bytes));
        Assert.AreEqual(name, image.Waste.Single().Example);
        var scan = VulnerabilityReport.Parse(new VulnerabilityReport(name, "t.json", ["CMD a"],
            [new(-1, VulnerabilitySeverity.High, 2, name)]).ToString());
        Assert.AreEqual((name, -1, name),
            (scan.Dockerfile, scan.Packages.Single().Layer, scan.Packages.Single().Package));
    }

    private static ProjectFacts Create(string text) => ProjectFacts.Create(
        [new("AssemblyName", text)], new DockerfileFacts(text, text, true, text, text)
        {
            Arguments = [new(text, text), new("EMPTY", "")],
            BetterContext = text,
            Baseline = text,
            OuterIgnoreFile = text,
            ContextReporter = text,
        }, new DockerfileFacts("b", "c", false, null, null)) with
    {
        ProjectReferences = [text, "b"],
        Packages = [new(text, text), new("b", null)],
        DirectPackages = [text],
        Frameworks = [text],
        Solutions = [new(text, [text, "b"]), new("c", [])],
        BuildFiles = [new(BuildFileKind.LockFile, text)],
        Imports = [new(BuildFileKind.Harmless, text, text)],
        PackageFolders = [new(text, text)],
        NuGetCredentials = [text],
        SdkPin = new(text, text, null),
        SdkRuntimes = [text],
        SdkEndedVersions = [text],
        PackageBytes = [new(text, 5_000_000_000)],
        PublishedBytes = [new(text, 0)],
        Endpoints = [new(text, 7, text, text), new("b", 1, "Urls", "")],
        SettingsPasswords = [new(text, 3, text)],
        SettingsValues = [new(text, text, text), new("b", "c", "")],
        PassedSettings = [new(text, text), new("b", "")],
        ComposeNeighbors = [new(text, 5101, text, 8080)],
        ComposePorts = [new(text, 8080, text, text)],
        ReadOnlyContainers = [new(text, text, text, [text, "/tmp"]), new("b", "c", "d", [])],
        InteractiveImages = [text],
        ComposeSettings = [new(text, text, 3, text, text) { Dockerfile = text },
        new("b", "c", 1, "", "") { Dockerfile = text }],
        MistypedSettings = [new(text, text, 3, text, "") { Dockerfile = text }],
        TargetStages = [new(text, text)],
        UnknownStarts = [text],
        StartScripts = [new(text, text, ScriptUser.Dropped, ScriptUse.StartsAssembly | ScriptUse.Builds)],
        StartScriptsWithoutExec = [new(text, text, 12, text)],
        BrokenScripts = [new(text, text, ScriptProblem.NotExecutable)],
        FilesWithLf = [text],
        UnknownLines = ["later\tline"],
    };

    // By all that can be read of them: lists have no equality.
    private static void AssertSame(object? expected, object? actual)
    {
        if (expected is null or string || expected.GetType().IsValueType && expected is not IEnumerable
            || expected is IConvertible)
        {
            Assert.AreEqual(expected, actual);
            return;
        }

        if (expected is IEnumerable list)
        {
            var (left, right) = (list.Cast<object>().ToArray(), ((IEnumerable)actual!).Cast<object>().ToArray());
            Assert.HasCount(left.Length, right);
            for (var i = 0; i < left.Length; i++)
                AssertSame(left[i], right[i]);
            return;
        }

        foreach (var property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0))
            AssertSame(property.GetValue(expected), property.GetValue(actual));
    }
}
