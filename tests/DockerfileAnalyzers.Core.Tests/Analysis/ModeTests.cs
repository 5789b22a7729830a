using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Analysis;

[TestClass]
public sealed class ModeTests
{
    private const string Text = "FROM debian:12\nRUN apt-get install curl\nENV DB_PASSWORD=hunter2x9\nCOPY . .\n";

    private static readonly string s_presets = Path.Combine(
        Repository.Root, "nuget", "DockerfileAnalyzers", "build", "config");

    [TestMethod]
    public void The_package_holds_a_file_for_every_mode_of_every_category()
    {
        Directory.CreateDirectory(s_presets);
        var names = new List<string>();
        foreach (var mode in Enum.GetValues<AnalysisMode>())
        {
            foreach (Category? category in Enum.GetValues<Category>())
            {
                // The engine's rules have no mode of their own: its place is that of all rules.
                var of = category is Category.Engine ? null : category;
                names.Add(ModePreset.GetFileName(mode, of));
                Repository.VerifyGenerated(Path.Combine(s_presets, names[^1]), ModePreset.CreateText(mode, of));
            }
        }

        CollectionAssert.AreEquivalent(names, Directory.GetFiles(s_presets).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void The_package_knows_which_rules_are_advice()
    {
        string List(bool isCertain) => string.Join("\n      ", RuleCatalog.Descriptors
            .Where(rule => rule.Mode <= AnalysisMode.Minimum == isCertain)
            .Select(rule => rule.Id).Chunk(12).Select(ids => string.Join(';', ids) + ";")).TrimEnd(';');
        Repository.VerifyGenerated(
            Path.Combine(s_presets, "..", "DockerfileAnalyzers.Rules.props"),
            $"""
            <Project>
              <!-- Generated from the rules: what certainly fails or leaks, and everything else. -->
              <PropertyGroup>
                <_DfaCertain>{List(true)}</_DfaCertain>
                <_DfaAdvice>{List(false)}</_DfaAdvice>
              </PropertyGroup>
            </Project>

            """.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void The_categories_with_a_mode_are_those_of_the_rules_but_the_engine() => CollectionAssert.AreEqual(
        Enum.GetNames<Category>().Where(name => name != nameof(Category.Engine)).ToArray(),
        SettingCatalog.Categories);

    [TestMethod]
    public void Each_mode_contains_the_one_before()
    {
        int Count(AnalysisMode mode) => RuleCatalog.Descriptors.Count(rule => rule.Mode <= mode);
        Assert.AreEqual(0, Count(AnalysisMode.None));
        Assert.IsTrue(Count(AnalysisMode.Minimum) is > 40 and < 100, $"{Count(AnalysisMode.Minimum)}");
        Assert.AreEqual(RuleCatalog.Descriptors.Count(rule => rule.IsEnabledByDefault),
            Count(AnalysisMode.Recommended));
        Assert.AreEqual(RuleCatalog.Descriptors.Length, Count(AnalysisMode.All));
    }

    [TestMethod]
    public void An_opinion_has_no_certain_consequence()
    {
        foreach (var rule in RuleCatalog.Descriptors.Where(rule => !rule.IsEnabledByDefault))
            Assert.AreEqual(Consequence.None, rule.Consequence, rule.Id);
    }

    [TestMethod]
    [DataRow("None", "")]
    [DataRow("Minimum", "DFA2101 DFA7310")]
    [DataRow("Recommended", "DFA1202 DFA2101 DFA7310")]
    [DataRow("All", "DFA1202 DFA2101 DFA7306 DFA7310 DFA8009")]
    public void The_text_of_a_mode_turns_on_its_rules(string mode, string expected)
    {
        var text = ModePreset.CreateText(Enum.Parse<AnalysisMode>(mode));
        var found = Find(text);
        foreach (var id in "DFA1202 DFA2101 DFA7306 DFA7310 DFA8009".Split(' '))
            Assert.AreEqual(expected.Contains(id, StringComparison.Ordinal), found.Contains(id), id);
    }

    [TestMethod]
    public void A_category_has_its_own_mode_whatever_that_of_the_others()
    {
        var found = Find(ModePreset.CreateText(AnalysisMode.None)
            + "\n" + ModePreset.CreateText(AnalysisMode.All, Category.Style));
        Assert.AreEqual("DFA8009", string.Join(" ", found));
    }

    [TestMethod]
    [DataRow("dotnet_diagnostic.DFA1202.severity = error")]
    [DataRow("dockerfile_analyzers.DFA1202.severity = error")]
    public void A_rule_that_is_named_is_on_in_any_mode(string key) => Assert.AreEqual(
        "DFA1202", string.Join(" ", Find(ModePreset.CreateText(AnalysisMode.None), "[*]\n" + key)));

    [TestMethod]
    public void A_key_for_many_rules_changes_the_severity_of_those_that_the_mode_turns_on() => Assert.IsFalse(
        Find(ModePreset.CreateText(AnalysisMode.Minimum), "[*]\ndotnet_analyzer_diagnostic.severity = error")
            .Contains("DFA1202"));

    [TestMethod]
    public void A_mode_in_an_editorconfig_is_that_of_the_files_of_its_section()
    {
        var preset = ModePreset.CreateText(AnalysisMode.All);
        Assert.AreEqual("", string.Join(" ", Find(preset, "[Dockerfile]\ndockerfile_analyzers.mode = none")));
        Assert.IsTrue(Find(preset, "[other]\ndockerfile_analyzers.mode = none").Contains("DFA8009"));
    }

    [TestMethod]
    public void A_mode_that_does_not_exist_is_that_of_no_setting() => Assert.AreEqual(
        string.Join(" ", Find("is_global = true")),
        string.Join(" ", Find("is_global = true\ndockerfile_analyzers.mode = most")));

    private static List<string> Find(string preset, string editorConfig = "")
    {
        var configs = EditorConfigSet.Create(
        [
            new("/packages/preset.globalconfig", preset), new("/repo/.editorconfig", editorConfig),
        ]);
        var input = AnalysisInput.Create(new DockerfileAnalyzers.Text.SourceFile("/repo/Dockerfile", Text)) with
        {
            Config = configs.GetConfig("/repo/Dockerfile"),
        };
        return RuleEngine.Analyze(input).Select(finding => finding.Rule.Id).Distinct().ToList();
    }
}
