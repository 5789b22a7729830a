using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;

namespace DockerfileAnalyzers.Core.Tests.Knowledge;

[TestClass]
internal sealed class DotNetImageTests
{
    private const string Registry = "mcr.microsoft.com/dotnet/";

    [TestMethod]
    [DataRow("aspnet", "11.0", "root", true)]
    [DataRow("aspnet", "11.0-alpine", "root", true)]
    [DataRow("aspnet", "11.0-resolute-chiseled", "$APP_UID", false)]
    [DataRow("aspnet", "11.0-resolute-chiseled-extra", "$APP_UID", false)]
    [DataRow("aspnet", "11.0-azurelinux4.0-distroless", "$APP_UID", false)]
    [DataRow("runtime", "11.0.3-resolute", "root", true)]
    [DataRow("runtime-deps", "11.0-resolute-arm64v8", "root", true)]
    [DataRow("nightly/aspnet", "11.0-preview-alpine", "root", true)]
    [DataRow("aspnet", "11.0.0-rc.1-resolute-chiseled-amd64", "$APP_UID", false)]
    [DataRow("core/aspnet", "3.1", "root", true)]
    public void The_images_of_a_version_have_a_user_and_a_shell(string name, string tag, string user, bool hasShell)
    {
        var facts = ImageTable.Find(Registry + name, tag)!;
        Assert.AreEqual(user, facts.DefaultUser);
        Assert.AreEqual(hasShell, facts.HasShell);
    }

    [TestMethod]
    [DataRow("12.0")]
    [DataRow("12.0-alpine")]
    [DataRow("12.0-alpine3.26")]
    [DataRow("12.0-ubuntu28.04-chiseled-extra")]
    [DataRow("13.0.1-azurelinux5.0")]
    [DataRow("latest")]
    public void A_version_newer_than_the_tables_is_what_its_family_has_always_been(string tag)
    {
        var facts = ImageTable.Find(Registry + "aspnet", tag)!;
        Assert.AreEqual(8080, facts.HttpPort);
        Assert.AreEqual(!tag.Contains("chiseled"), facts.HasShell);
        Assert.AreEqual(tag.Contains("chiseled") ? "$APP_UID" : "root", facts.DefaultUser);
        Assert.AreEqual("$APP_UID", facts.ApplicationUser);
        Assert.AreEqual(Certainty.Typical, facts.BytesCertainty);
        Assert.IsNull(facts.OsRelease);
    }

    [TestMethod]
    public void Every_image_of_NET_has_a_size() => Assert.AreEqual("", string.Join('\n',
        TableFile.Read("dotnet-images.tsv").Where(row => row[11].Length == 0 || row[12] is not ("m" or "e" or "s"))
            .Select(row => $"{row[0]}:{row[1]}")));

    [TestMethod]
    [DataRow("11.0-noble", DotNetTagState.Unknown)]
    [DataRow("11.0-alpine", DotNetTagState.Expected)]
    [DataRow("10.0-noble", DotNetTagState.Published)]
    [DataRow("10.0-bookworm-slim", DotNetTagState.NeverExisted)]
    [DataRow("6.0", DotNetTagState.Retired)]
    public void What_is_not_in_the_manifest_of_a_preview_may_still_come(string tag, DotNetTagState state) =>
        Assert.AreEqual(state, DotNetTagTable.Find(Registry + "aspnet", tag).State);

    [TestMethod]
    [DataRow("aspnet", "11.0", true)]
    [DataRow("sdk", "11.0-alpine", true)]
    [DataRow("aspnet", "11.0-noble", false)]
    [DataRow("aspnet", "12.0", false)]
    public void The_tags_of_a_version_that_is_released_by_now_are_offered(string name, string tag, bool exists) =>
        Assert.AreEqual(exists, ImageTable.Exists(Registry + name, tag));
}
