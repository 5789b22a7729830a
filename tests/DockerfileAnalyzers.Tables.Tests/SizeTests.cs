namespace DockerfileAnalyzers.Tables.Tests;

[TestClass]
public sealed class SizeTests
{
    [TestMethod]
    public void Images_taken_out_of_the_table_are_estimated_within_5_percent_in_the_median()
    {
        var errors = SizeCheck.CheckOfficialImages().Select(row => row.Error).Order().ToArray();
        Assert.IsGreaterThan(1000, errors.Length);
        Assert.IsLessThan(0.05, errors[errors.Length / 2]);
    }

    [TestMethod]
    public void An_image_is_estimated_by_the_ratio_of_its_own_variant()
    {
        OfficialImages.ImageSize[] all =
        [
            new("node", "20", 400, 1_000_000_000, true, "2026-01-01") { },
            new("node", "20-slim", 80_000_000, 200_000_000, true, "2026-01-01"),
            new("node", "22-slim", 90_000_000, null, false, "2026-01-01"),
        ];
        Assert.AreEqual(225_000_000, OfficialImages.Estimate(all[2], all));
    }

    [TestMethod]
    public void A_version_between_two_known_ones_weighs_what_lies_between()
    {
        OfficialImages.ImageSize[] all =
        [
            new("alpine", "3.10", 1, 5_000_000, true, ""),
            new("alpine", "3.20", 1, 8_000_000, true, ""),
            new("alpine", "3.15", null, null, false, ""),
        ];
        Assert.AreEqual(6_500_000, OfficialImages.Interpolate(all[2], all));
    }

    [TestMethod]
    public void Another_major_version_says_nothing_about_the_size()
    {
        OfficialImages.ImageSize[] all =
            [new("openjdk", "8-jdk", 1, 500_000_000, true, ""), new("openjdk", "17-jdk", null, null, false, "")];
        Assert.IsNull(OfficialImages.Interpolate(all[1], all));
    }
}
