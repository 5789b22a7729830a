using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DockerfileAnalyzers.Tests;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>The contents of the package.</summary>
[TestClass]
public sealed partial class PackageTests : VerifyMSTest.VerifyBase
{
    // Assemblies that every host brings; no pin is needed for them.
    private static readonly string[] s_platform =
        ["netstandard", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core"];

    [TestMethod]
    public async Task The_package_holds_these_files()
    {
        using var archive = ZipFile.OpenRead(BuiltPackage.FilePath);
        await Verify(string.Join('\n', archive.Entries.Select(entry => entry.FullName)
            .Where(name =>
                !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal) && !name.StartsWith('['))
            .Order(StringComparer.Ordinal)).Replace(BuiltPackage.Platform, "{platform}") + "\n");
    }

    [TestMethod]
    public void No_assembly_asks_for_more_than_the_oldest_host_has()
    {
        var pins = XDocument.Load(Path.Combine(BuiltPackage.RepositoryRoot, "build", "Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(pin => pin.Attribute("Include")!.Value, pin =>
                Version.Parse(pin.Attribute("Version")!.Value));
        var own = typeof(PackageTests).Assembly.GetName().Version!;
        using var archive = ZipFile.OpenRead(BuiltPackage.FilePath);
        foreach (var entry in archive.Entries.Where(entry =>
            entry.Name.StartsWith("DockerfileAnalyzers", StringComparison.Ordinal)
            && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var stream = new MemoryStream();
            using (var content = entry.Open())
                content.CopyTo(stream);
            stream.Position = 0;
            using var image = new PEReader(stream);
            var metadata = image.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                var name = metadata.GetString(reference.Name);
                // Assemblies next to another in the package are found there.
                if (s_platform.Contains(name)
                    || archive.GetEntry(entry.FullName.Replace(entry.Name, name + ".dll")) is not null
                        && !name.StartsWith("DockerfileAnalyzers", StringComparison.Ordinal))
                    continue;
                if (name.StartsWith("DockerfileAnalyzers", StringComparison.Ordinal))
                    Assert.AreEqual(own, reference.Version);
                else
                    Assert.IsTrue(
                        Fits(pins, name, reference.Version), $"{entry.FullName} references {name} {reference.Version}");
            }
        }
    }

    [TestMethod]
    public void Nothing_names_a_folder_of_the_machine_that_built_it()
    {
        using var archive = ZipFile.OpenRead(BuiltPackage.FilePath);
        foreach (var entry in archive.Entries.Where(entry =>
            entry.Name.StartsWith("DockerfileAnalyzers", StringComparison.Ordinal)
            && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var stream = new MemoryStream();
            using (var content = entry.Open())
                content.CopyTo(stream);
            foreach (var text in new[] { System.Text.Encoding.UTF8, System.Text.Encoding.Unicode }
                .Select(encoding => encoding.GetString(stream.ToArray())))
                Assert.DoesNotContain(BuiltPackage.RepositoryRoot, text, entry.FullName);
        }

        using var package = ZipFile.OpenRead(Path.ChangeExtension(BuiltPackage.FilePath, ".snupkg"));
        var symbols = package.Entries.Where(entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal)).ToArray();
        Assert.IsNotEmpty(symbols);
        foreach (var entry in symbols)
        {
            using var stream = new MemoryStream();
            using (var content = entry.Open())
                content.CopyTo(stream);
            stream.Position = 0;
            using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
            var reader = provider.GetMetadataReader();
            foreach (var document in reader.Documents.Select(reader.GetDocument)
                .Select(document => reader.GetString(document.Name)))
                Assert.StartsWith("/_/", document, entry.FullName);
        }
    }

    [TestMethod]
    public void Links_of_its_pages_lead_to_pages_and_headings_in_it()
    {
        using var archive = ZipFile.OpenRead(BuiltPackage.FilePath);
        var pages = archive.Entries.Where(entry => entry.FullName.EndsWith(".md", StringComparison.Ordinal))
            .ToDictionary(entry => "/" + entry.FullName, ReadText);
        Assert.Contains("/README.md", pages.Keys);
        var links = 0;
        foreach (var (path, text) in pages)
        {
            foreach (var link in MarkdownLink.Find(text).Where(link => !link.IsAddress))
            {
                var target = link.Path.Length == 0
                    ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link.Path));
                Assert.IsNotNull(
                    archive.GetEntry(target.TrimStart('/')), $"{path}: '{link.Text}' is not in the package");
                if (link.Anchor is { } anchor)
                    Assert.Contains(anchor, Markdown.GetAnchors(pages[target]), $"{path}: '{link.Text}'");
                links++;
            }
        }

        Assert.IsGreaterThan(200, links);
        // A package page follows no link into the package.
        Assert.IsEmpty(MarkdownLink.Find(pages["/README.md"]).Where(link => !link.IsAddress).Select(link => link.Text));
    }

    [TestMethod]
    public void Its_pages_have_the_code_blocks_of_the_repository()
    {
        using var archive = ZipFile.OpenRead(BuiltPackage.FilePath);
        var sources = Directory.EnumerateFiles(Path.Combine(BuiltPackage.RepositoryRoot, "docs"), "*.md")
            .Concat(Directory.EnumerateFiles(
                Path.Combine(BuiltPackage.RepositoryRoot, "src", "DockerfileAnalyzers.Core", "Rules"),
                "*.md", SearchOption.AllDirectories))
            .ToLookup(path => Path.GetFileName(path));
        foreach (var entry in archive.Entries.Where(entry =>
            entry.FullName.StartsWith("docs/", StringComparison.Ordinal)
            && entry.Name.EndsWith(".md", StringComparison.Ordinal) && entry.Name != "CHANGELOG.md"))
        {
            var source = File.ReadAllText(sources[entry.Name].Single());
            var page = ReadText(entry);
            CollectionAssert.AreEqual(FindBlocks(TestMarkup().Replace(source, "$1")), FindBlocks(page), entry.FullName);
            Assert.DoesNotContain("<!--", page, entry.FullName);
        }
    }

    private static string[] FindBlocks(string page) =>
        [.. CodeBlock().Matches(page.ReplaceLineEndings("\n")).Select(block => block.Value)];

    [GeneratedRegex(@"^(```\w+) (?:given|crlf)(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex TestMarkup();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    private static string ReadText(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static bool Fits(Dictionary<string, Version> pins, string name, Version version) =>
        pins.TryGetValue(PackageOf(name), out var pin)
            && (version.Major, version.Minor).CompareTo((pin.Major, pin.Minor)) <= 0;

    private static string PackageOf(string assembly) => assembly switch
    {
        "Microsoft.CodeAnalysis" => "Microsoft.CodeAnalysis.Common",
        "Microsoft.CodeAnalysis.Workspaces" => "Microsoft.CodeAnalysis.Workspaces.Common",
        _ => assembly,
    };
}
