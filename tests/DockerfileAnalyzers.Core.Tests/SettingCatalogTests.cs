using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>No setting is read that is not registered, and none is registered that is not read and validated.</summary>
[TestClass]
public sealed class SettingCatalogTests
{
    private static readonly string s_targets = File.ReadAllText(
        Path.Combine(Repository.Root, "nuget", "DockerfileAnalyzers", "build", "DockerfileAnalyzers.targets"));

    // As if each element were on one line.
    private static readonly string s_joined = Regex.Replace(
        Regex.Replace(s_targets, @"\s+", " "), @"\( '", "('");

    private static readonly string s_withoutComments = Regex.Replace(
        s_targets, "<!--.*?-->", "", RegexOptions.Singleline);

    [TestMethod]
    public void Every_property_and_item_that_the_targets_read_is_registered()
    {
        var known = SettingCatalog.All.Where(setting => setting.Place is SettingPlace.Property or SettingPlace.Item)
            .Select(setting => setting.Name)
            // The items of the container tools are Dockerfiles, whatever else they say.
            .Append("Dockerfile").ToArray();
        foreach (var name in Regex.Matches(s_withoutComments, @"[$@]\(\s*(Docker\w+)")
            .Select(match => match.Groups[1].Value).Distinct())
            CollectionAssert.Contains(known, name, $"'{name}' is read and not registered in SettingCatalog");
    }

    [TestMethod]
    public void Every_registered_property_is_given_to_the_check()
    {
        foreach (var setting in SettingCatalog.All.Where(setting => setting.Place is SettingPlace.Property))
            Assert.Contains(
                $"<_DfaSetting Include=\"{setting.Name}=$([MSBuild]::Escape('$({setting.Name})'))\" />", s_joined);
        foreach (var setting in SettingCatalog.All.Where(setting => setting.Place is SettingPlace.Item))
            Assert.Contains($"=\"@({setting.Name})\"", s_targets);
    }

    [TestMethod]
    public void Code_reads_settings_through_the_catalog()
    {
        var name = new Regex(
            @"""(?:Docker(?:file)?[A-Z]\w*|BuildContext|TargetStage|"
                + @"(?:dockerfile_analyzers|dotnet_analyzer_diagnostic)\.[^""]*)""",
            RegexOptions.CultureInvariant);
        var allowed = new[]
        {
            // Prefixes of names and of files that are ours and no settings.
            "\"DockerfileAnalyzer\"", "\"DockerfileAnalyzers\"", "\"DockerfileAnalyzersKind\"",
            "\"DockerfileAnalyzers.project.tsv\"",
            // A property that the tests of the model set, and a fact that is derived from a project's settings.
            "\"DockerfileContext\"",
        };
        foreach (var file in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "Settings" + Path.DirectorySeparatorChar)))
        {
            foreach (Match match in name.Matches(
                Regex.Replace(File.ReadAllText(file), @"^\s*///.*", "", RegexOptions.Multiline)))
                CollectionAssert.Contains(allowed, match.Value, $"{file}: read the setting through SettingCatalog");
        }
    }

    [TestMethod]
    public void A_setting_of_a_rule_belongs_to_a_rule_that_exists()
    {
        foreach (var setting in SettingCatalog.All.Where(setting =>
            setting is { Place: SettingPlace.Key, Owner: not null }))
            Assert.IsNotNull(RuleCatalog.Find(setting.Owner!), setting.Name);
    }

    [TestMethod]
    public void Names_are_unique_and_described()
    {
        Assert.HasCount(
            SettingCatalog.All.Length,
            SettingCatalog.All.Select(setting => (setting.Owner, setting.Name)).Distinct().ToArray());
        foreach (var setting in SettingCatalog.All)
            Assert.EndsWith(".", setting.Description, setting.Name);
    }
}
