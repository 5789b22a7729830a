using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class TimeZoneUnavailableTests : CodeRuleTests<TimeZoneUnavailable>
{
    [TestMethod]
    [DataRow("""Console.WriteLine([|TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna")|]);""")]
    [DataRow("""Console.WriteLine([|TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time")|]);""")]
    [DataRow("""Console.WriteLine([|TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Asia/Tokyo")|]);""")]
    public void A_time_zone_needs_its_data(string marked)
    {
        Verify(marked, Chiseled);
        Verify(marked, Full.Replace("10.0", "10.0-alpine", StringComparison.Ordinal));
    }

    // Its package is not a reference of the tests.
    [TestMethod]
    public void TimeZoneConverter_needs_it_too() => Verify("""
        Console.WriteLine([|TimeZoneConverter.TZConvert.GetTimeZoneInfo("Europe/Vienna")|]);
        namespace TimeZoneConverter
        {
            public static class TZConvert
            {
                public static TimeZoneInfo GetTimeZoneInfo(string windowsOrIanaTimeZoneId) => TimeZoneInfo.Utc;
            }
        }
        """, Chiseled);

    [TestMethod]
    public void The_message_names_the_image() => Verify(
        """Console.WriteLine([|TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna")|]);""", Chiseled,
        "'TimeZoneInfo.FindSystemTimeZoneById' throws for 'Europe/Vienna': "
            + "the image (line 1 of 'Dockerfile') contains no time zone data; "
            + "install 'tzdata' or use an '-extra' image");

    [TestMethod]
    [DataRow("""Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("UTC"));""")]
    [DataRow("Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById(args[0]));")]
    [DataRow("try { TimeZoneInfo.FindSystemTimeZoneById(\"Europe/Vienna\"); } catch (TimeZoneNotFoundException) { }")]
    public void UTC_and_what_is_prepared_to_fail_are_not_reported(string code) => Verify(code, Chiseled);

    [TestMethod]
    [DataRow("RUN apk add --no-cache tzdata")]
    [DataRow("COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo")]
    public void Nor_is_an_image_that_gets_the_data(string line) =>
        Verify("""Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna"));""",
            Full.Replace("10.0", "10.0-alpine", StringComparison.Ordinal)
                .Replace("WORKDIR", line + "\nWORKDIR", StringComparison.Ordinal));

    [TestMethod]
    public void Nor_is_a_program_that_runs_in_the_browser() =>
        Verify("""Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna"));""", Chiseled,
            project: "RuntimeIdentifier=browser-wasm");

    [TestMethod]
    public void Nor_is_one_that_has_it() =>
        Verify("""Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna"));""");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify(
        """Console.WriteLine([|TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna")|])""", Chiseled,
        isVisualBasic: true);
}
