using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class CultureUnavailableTests : CodeRuleTests<CultureUnavailable>
{
    private const string Usings = "using System.Globalization;\n";

    [TestMethod]
    [DataRow("""Console.WriteLine([|new CultureInfo("de-DE")|]);""")]
    [DataRow("""const string name = "de-DE"; Console.WriteLine([|CultureInfo.GetCultureInfo(name)|]);""")]
    [DataRow("""var name = "de-" + "AT"; CultureInfo.CurrentCulture = [|new CultureInfo(name, false)|];""")]
    [DataRow("""var country = "AT"; CultureInfo.CurrentCulture = [|new($"de-{country}")|];""")]
    [DataRow("""Console.WriteLine([|CultureInfo.CreateSpecificCulture("de-DE")|]);""")]
    [DataRow("""CultureInfo.DefaultThreadCurrentCulture = [|CultureInfo.GetCultureInfo("de-DE")|];""")]
    [DataRow("""Thread.CurrentThread.CurrentCulture = [|new CultureInfo("de-DE")|];""")]
    [DataRow("""[|new RequestLocalizationOptions().AddSupportedCultures("de-DE", "en-US")|];""")]
    [DataRow("""[|new RequestLocalizationOptions().SetDefaultCulture("de-DE")|];""")]
    public void A_culture_is_missing_in_an_invariant_image(string marked) => Verify(Usings + marked, Chiseled);

    [TestMethod]
    public void A_switch_that_only_breaks_does_not_protect_what_follows() => Verify(Usings + """
        switch (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) { case "iv": break; }
        Console.WriteLine([|new CultureInfo("de-DE")|]);
        """, Chiseled);

    [TestMethod]
    public void The_message_names_what_turns_cultures_off() =>
        Verify(Usings + """Console.WriteLine([|new CultureInfo("de-DE")|]);""",
            Full.Replace("WORKDIR", "ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1\nWORKDIR", StringComparison.Ordinal),
            "'new CultureInfo' throws for 'de-DE': line 2 of 'Dockerfile' enables globalization-invariant mode, which "
                + "has only the invariant culture; use an image with ICU");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() =>
        Verify("""Console.WriteLine([|New Globalization.CultureInfo("de-DE")|])""", Chiseled, isVisualBasic: true);

    [TestMethod]
    [DataRow("""Console.WriteLine(new CultureInfo(""));""")]
    [DataRow("""Console.WriteLine(new CultureInfo(args[0]));""")]
    [DataRow("""try { Console.WriteLine(new CultureInfo("de-DE")); } catch (CultureNotFoundException) { }""")]
    [DataRow("""if (OperatingSystem.IsWindows()) Console.WriteLine(new CultureInfo("de-DE"));""")]
    [DataRow("""if (!OperatingSystem.IsWindows()) return; Console.WriteLine(new CultureInfo("de-DE"));""")]
    [DataRow("""var name = "de-DE"; name = args[0]; Console.WriteLine(new CultureInfo(name));""")]
    [DataRow("""
        switch (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) { case "en" or "iv": return; }
        Console.WriteLine(new CultureInfo("de-DE"));
        """)]
    [DataRow("""
        if (CultureInfo.CurrentCulture.Name.Length > 0) Console.WriteLine(new CultureInfo("de-DE"));
        """)]
    public void What_works_or_is_prepared_to_fail_is_not_reported(string code) => Verify(Usings + code, Chiseled);

    [TestMethod]
    [DataRow(Full)]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n")]
    [DataRow("FROM example.org/company/dotnet:1\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n")]
    public void Nor_is_a_program_in_an_image_with_cultures_or_of_which_nothing_is_known(string dockerfile) =>
        Verify(Usings + """Console.WriteLine(new CultureInfo("de-DE"));""", dockerfile);

    [TestMethod]
    public void Nor_is_one_that_accepts_any_name() =>
        Verify(Usings + """Console.WriteLine(new CultureInfo("de-DE"));""", Chiseled,
            project: "PredefinedCulturesOnly=false");

    [TestMethod]
    [DataRow("false")]
    [DataRow("0")]
    [DataRow("$SETTING")]
    public void Nor_is_one_whose_image_accepts_any_name(string value) =>
        Verify(Usings + """Console.WriteLine(new CultureInfo("de-DE"));""", Chiseled.Replace("WORKDIR",
            $"ENV DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY={value}\nWORKDIR", StringComparison.Ordinal));
}
