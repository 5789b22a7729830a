using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Rules.Engine;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
public sealed class OutdatedDataTests
{
    [TestMethod]
    [DataRow(121)]
    [DataRow(400)]
    public void Data_that_is_more_than_120_days_older_than_the_date_is_reported_with_its_age(int days)
    {
        var day = ImageTable.DataDate.AddDays(days);
        var problem = OutdatedData.FindProblem(day);
        StringAssert.Contains(
            problem,
            $"is {day:yyyy-MM-dd}, but the data in this package is from {ImageTable.DataDate:yyyy-MM-dd}, "
                + $"{days} days earlier");
        StringAssert.Contains(problem, "update the package");
    }

    [TestMethod]
    [DataRow(120)]
    [DataRow(0)]
    [DataRow(-700)]
    public void Newer_data_and_dates_in_the_past_are_not(int days) =>
        Assert.IsNull(OutdatedData.FindProblem(ImageTable.DataDate.AddDays(days)));

    [TestMethod]
    public void Without_a_date_the_clock_is_not_asked() => Assert.IsNull(OutdatedData.FindProblem(null));
}
