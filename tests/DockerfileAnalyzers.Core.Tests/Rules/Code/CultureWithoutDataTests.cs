using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class CultureWithoutDataTests : CodeRuleTests<CultureWithoutData>
{
    private const string Usings = "using System.Globalization;\n";

    private const string Variable = "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY";

    [TestMethod]
    [DataRow("""CultureInfo.CurrentCulture = [|new CultureInfo("de-DE")|];""")]
    [DataRow("""CultureInfo.DefaultThreadCurrentCulture = [|CultureInfo.GetCultureInfo("de-DE")|];""")]
    [DataRow("""Thread.CurrentThread.CurrentCulture = [|CultureInfo.CreateSpecificCulture("de-DE")|];""")]
    public void A_culture_of_any_name_has_no_data(string marked)
    {
        Verify(Usings + marked, Chiseled, project: "PredefinedCulturesOnly=false");
        Verify(Usings + marked, Chiseled.Replace("WORKDIR", $"ENV {Variable}=false\nWORKDIR",
            StringComparison.Ordinal));
        Verify(Usings + marked, Chiseled.Replace("10.0-noble-chiseled", "3.1-alpine", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_message_names_the_culture() => Verify(
        Usings + """CultureInfo.CurrentCulture = [|new CultureInfo("de-DE")|];""", Chiseled,
        "'new CultureInfo' for 'de-DE' formats and compares like the invariant culture: line 1 of 'Dockerfile' "
            + "enables globalization-invariant mode, which has no culture data; use an image with ICU",
        project: "PredefinedCulturesOnly=false");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() =>
        Verify("""Console.WriteLine([|New Globalization.CultureInfo("de-DE")|])""", Chiseled, isVisualBasic: true,
            project: "PredefinedCulturesOnly=false");

    [TestMethod]
    [DataRow("""CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;""")]
    [DataRow("""CultureInfo.CurrentCulture = new CultureInfo("");""")]
    [DataRow("""CultureInfo.CurrentCulture = new CultureInfo(args[0]);""")]
    public void The_invariant_culture_and_an_unknown_one_are_not_reported(string code) =>
        Verify(Usings + code, Chiseled, project: "PredefinedCulturesOnly=false");

    [TestMethod]
    [DataRow(Full, "PredefinedCulturesOnly=false")]
    [DataRow(Chiseled, "PredefinedCulturesOnly=true")]
    [DataRow(Chiseled, null)]
    public void Nor_is_an_image_with_cultures_or_one_that_throws(string dockerfile, string? project) =>
        Verify(Usings + """CultureInfo.CurrentCulture = new CultureInfo("de-DE");""", dockerfile, project: project);

    [TestMethod]
    [DataRow("$SETTING")]
    [DataRow("true")]
    public void The_variable_counts_before_the_property(string value) =>
        Verify(Usings + """CultureInfo.CurrentCulture = new CultureInfo("de-DE");""",
            Chiseled.Replace("WORKDIR", $"ENV {Variable}={value}\nWORKDIR", StringComparison.Ordinal),
            project: "PredefinedCulturesOnly=false");
}
