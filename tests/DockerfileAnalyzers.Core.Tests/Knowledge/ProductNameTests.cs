using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;

namespace DockerfileAnalyzers.Core.Tests.Knowledge;

[TestClass]
public sealed class ProductNameTests
{
    public static IEnumerable<object[]> Products =>
        new TableText("image-eol.tsv").Keys.Select(product => new object[] { product });

    [TestMethod]
    [DynamicData(nameof(Products))]
    public void Every_product_with_an_end_of_support_has_a_name(string product) =>
        Assert.IsTrue(new TableText("product-names.tsv").Has(product), $"'{product}' is not in product-names.tsv");

    [TestMethod]
    [DataRow("stretch", "Debian 9 (stretch)")]
    [DataRow("noble", "Ubuntu 24.04")]
    [DataRow("alpine3.23", "Alpine 3.23")]
    [DataRow("azurelinux3.0", "Azure Linux 3.0")]
    [DataRow("nanoserver", "Windows Nano Server")]
    public void A_distribution_has_the_name_that_its_users_know(string suite, string name) =>
        Assert.AreEqual(name, new Distribution(suite).Name);

    [TestMethod]
    [DataRow("ubuntu", "14.04", "Ubuntu 14.04")]
    [DataRow("debian", "12", "Debian 12 (bookworm)")]
    [DataRow("debian", "sid-slim", "Debian unstable (sid)")]
    [DataRow("alpine", "3.22", "Alpine 3.22")]
    [DataRow("fedora", "42", "Red Hat family")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet", "10.0-noble-chiseled", "Ubuntu 24.04 (distroless)")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet", "10.0-azurelinux3.0", "Azure Linux 3.0")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet", "10.0-nanoserver-ltsc2022", "Windows Nano Server")]
    public void An_image_has_the_name_of_its_system(string repository, string tag, string name) =>
        Assert.AreEqual(name, ImageTable.Find(repository, tag)!.SystemName);
}
