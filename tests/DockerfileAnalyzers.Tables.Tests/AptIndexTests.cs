namespace DockerfileAnalyzers.Tables.Tests;

[TestClass]
public sealed class AptIndexTests
{
    private const string Text = """
        Package: libc6
        Priority: required
        Installed-Size: 13000
        Depends: libgcc-s1

        Package: curl
        Installed-Size: 500
        Pre-Depends: dpkg (>= 1.17)
        Depends: libc6 (>= 2.38), libssl3t64 | libssl-other, mail-agent:any
        Recommends: ca-certificates

        Package: ca-certificates
        Installed-Size: 380

        Package: libssl-other
        Installed-Size: 1

        Package: postfix
        Installed-Size: 4000
        Provides: mail-agent, smtp (= 1)

        Package: unused
        Installed-Size: 1
        """;

    [TestMethod]
    public void A_package_could_bring_alternatives_what_it_recommends_and_what_provides_a_name() =>
        CollectionAssert.AreEqual(
            new[] { "ca-certificates", "curl", "libc6", "libssl-other", "postfix" },
            AptIndex.Reach(AptPackage.Parse(Text).ToDictionary(package => package.Name), ["curl"]).ToArray());

    [TestMethod]
    public void A_package_has_its_size_and_its_priority()
    {
        var packages = AptPackage.Parse(Text).ToDictionary(package => package.Name);
        Assert.AreEqual(13000, packages["libc6"].Kilobytes);
        Assert.IsTrue(packages["libc6"].IsRequired);
        Assert.IsFalse(packages["curl"].IsRequired);
    }

    [TestMethod]
    public void What_apt_would_install_is_read_from_its_simulation() => CollectionAssert.AreEqual(
        new[] { "curl", "libcurl4t64" },
        AptIndex.ParseSimulation(
            "NOTE: a simulation\nInst libcurl4t64 (8.18 Ubuntu:26.04 [amd64])\nInst curl (8.18 [amd64])\n"
                + "Conf curl (8.18)\n").ToArray());

    [TestMethod]
    public void Packages_that_come_together_have_numbers_next_to_each_other()
    {
        var rows = PackageTables.CreateApt("resolute").ToText().Split('\n')
            .Where(row => row.StartsWith("c\tcurl\t", StringComparison.Ordinal));
        StringAssert.Matches(rows.Single(), new(@"^c\tcurl\t(\d+(-\d+)? ?){1,15}\t"));
    }
}
