using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class WindowsTimeZoneTests : CodeRuleTests<WindowsTimeZone>
{
    private static readonly string s_alpine = Full.Replace("10.0", "10.0-alpine", StringComparison.Ordinal)
        .Replace("WORKDIR", "RUN apk add tzdata\nWORKDIR", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("W. Europe Standard Time", "Europe/Berlin")]
    [DataRow("Eastern Standard Time", "America/New_York")]
    [DataRow("Tokyo Standard Time", "Asia/Tokyo")]
    public void A_time_zone_of_Windows_is_replaced(string windows, string iana) => Verify(
        $"Console.WriteLine([|TimeZoneInfo.FindSystemTimeZoneById(\"{windows}\")|]);", s_alpine,
        fixedTo: $"Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById(\"{iana}\"));");

    [TestMethod]
    public void A_name_that_is_not_written_there_is_reported_without_a_fix() => Verify(
        "const string Zone = \"Eastern Standard Time\";\n"
            + "Console.WriteLine([|TimeZoneInfo.FindSystemTimeZoneById(Zone)|]);",
        s_alpine,
        "'TimeZoneInfo.FindSystemTimeZoneById' throws for the Windows time zone 'Eastern Standard Time': line 1 of "
            + "'Dockerfile' enables globalization-invariant mode, which supports only IANA IDs");

    [TestMethod]
    [DataRow("Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById(\"Europe/Berlin\"));")]
    [DataRow("Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById(\"Nowhere Standard Time\"));")]
    [DataRow("Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("
        + "OperatingSystem.IsWindows() ? \"Eastern Standard Time\" : \"America/New_York\"));")]
    [DataRow("try { TimeZoneInfo.FindSystemTimeZoneById(\"America/New_York\"); } catch (TimeZoneNotFoundException) "
        + "{ TimeZoneInfo.FindSystemTimeZoneById(\"Eastern Standard Time\"); }")]
    public void Other_names_are_not_reported(string code) => Verify(code, s_alpine);

    [TestMethod]
    public void Nor_are_images_with_ICU() =>
        Verify("Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById(\"Eastern Standard Time\"));");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify(
        """Console.WriteLine([|TimeZoneInfo.FindSystemTimeZoneById("Tokyo Standard Time")|])""", s_alpine,
        fixedTo: "Module Program\nSub Main(args As String())\n"
            + "Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById(\"Asia/Tokyo\"))\nEnd Sub\nEnd Module\n",
        isVisualBasic: true);
}
