namespace DockerfileAnalyzers.Tables.Tests;

[TestClass]
public sealed class DotNetManifestTests
{
    private const string Versions = """
        { "variables": { "dotnet|11.0|minor-tag": "$(dotnet|11.0|name)-preview", "dotnet|11.0|name": "11.0" } }
        """;

    private const string Manifest = """
        {
          "includes": [ "manifest.versions.json" ],
          "repos": [
            {
              "name": "dotnet/aspnet",
              "images": [
                {
                  "productVersion": "11.0.0-preview.7",
                  "sharedTags": { "$(dotnet|11.0|minor-tag)": {} },
                  "platforms": [
                    { "dockerfile": "src/aspnet/11.0/nanoserver-ltsc2025/amd64", "os": "windows",
                      "tags": { "$(dotnet|11.0|minor-tag)-nanoserver-ltsc2025": {} } },
                    { "dockerfile": "src/aspnet/11.0/resolute-chiseled-extra/amd64", "os": "linux",
                      "tags": { "$(dotnet|11.0|minor-tag)-resolute-chiseled-extra-amd64": {} } },
                    { "dockerfile": "src/aspnet/11.0/resolute-chiseled-extra/arm64v8",
                      "os": "linux", "architecture": "arm64",
                      "tags": { "$(dotnet|11.0|minor-tag)-resolute-arm64v8": {} } },
                  ]
                }
              ]
            }
          ]
        }
        """;

    [TestMethod]
    public void Variables_of_tags_are_resolved_through_each_other() =>
        Assert.IsTrue(
            DotNetManifest.Parse(Manifest, Versions).Any(image => image.Tag == "11.0-preview-nanoserver-ltsc2025"));

    [TestMethod]
    public void A_tag_for_several_systems_is_that_of_Linux()
    {
        var shared = DotNetManifest.Parse(Manifest, Versions).Single(image => image.Tag == "11.0-preview");
        Assert.AreEqual("resolute-chiseled-extra", shared.Variant);
        Assert.AreEqual("resolute-chiseled", shared.Os);
        Assert.IsTrue(shared.IsPreview);
    }

    [TestMethod]
    public void Other_architectures_are_left_out() =>
        Assert.IsFalse(DotNetManifest.Parse(Manifest, Versions)
            .Any(image => image.Tag.EndsWith("arm64v8", StringComparison.Ordinal)));

    [TestMethod]
    public void A_manifest_of_another_form_has_no_images() =>
        Assert.IsEmpty(DotNetManifest.Parse("{ \"dockerRepos\": [] }", null));
}
