using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Tests;

/// <summary>The issue forms are ones that GitHub shows: it ignores a form with a mistake.</summary>
[TestClass]
public sealed class IssueFormTests
{
    private static readonly string s_folder = Path.Combine(Schemas.RepositoryRoot, ".github", "ISSUE_TEMPLATE");

    public static IEnumerable<object[]> Forms => Directory.EnumerateFiles(s_folder, "*.yml")
        .Where(path => Path.GetFileName(path) != "config.yml").Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void A_form_has_what_GitHub_demands(string name)
    {
        var form = Load(name);
        AssertKeys(form, ["name", "description", "body"], ["title", "labels", "assignees", "projects", "type"]);
        foreach (var key in new[] { "name", "description" })
            Assert.AreNotEqual("", form[key].ToString());
        var elements = ((YamlSequenceNode)form["body"]).Children.Cast<YamlMappingNode>().ToArray();
        Assert.IsTrue(elements.Any(element => element["type"].ToString() != "markdown"), "nothing can be filled in");
        foreach (var element in elements)
            CheckElement(element);
        var ids = elements.Select(element => element["id"].ToString()).ToArray();
        CollectionAssert.AllItemsAreUnique(ids);
        foreach (var id in ids)
            StringAssert.Matches(id, new Regex("^[A-Za-z0-9_-]+$"));
        CollectionAssert.AllItemsAreUnique(
            elements.Select(element => ((YamlMappingNode)element["attributes"])["label"].ToString()).ToArray());
    }

    [TestMethod]
    [DataRow("false-positive.yml", "finding", "dockerfile", "version")]
    [DataRow("missed-finding.yml", "dockerfile", "consequence", "version")]
    [DataRow("broken-fix.yml", "before", "difference", "consequence", "version")]
    [DataRow("feature.yml", "problem")]
    public void A_form_demands_what_is_needed_to_reproduce(string name, params string[] needed)
    {
        var required = ((YamlSequenceNode)Load(name)["body"]).Children.Cast<YamlMappingNode>()
            .Where(element => element.Children.TryGetValue("validations", out var validations)
                && validations["required"].ToString() == "true")
            .Select(element => element["id"].ToString()).ToArray();
        CollectionAssert.IsSubsetOf(needed, required);
    }

    [TestMethod]
    public void The_configuration_of_the_forms_names_no_address_that_does_not_exist()
    {
        var configuration = Load("config.yml");
        AssertKeys(configuration, ["blank_issues_enabled"], []);
        Assert.AreEqual("true", configuration["blank_issues_enabled"].ToString());
    }

    private static void CheckElement(YamlMappingNode element)
    {
        var kind = element["type"].ToString();
        AssertKeys(element, ["type", "id", "attributes"], ["validations"]);
        var attributes = (YamlMappingNode)element["attributes"];
        string[] optional = kind switch
        {
            "textarea" => ["description", "placeholder", "value", "render"],
            "input" => ["description", "placeholder", "value"],
            "dropdown" => ["description", "multiple", "options", "default"],
            "checkboxes" => ["description", "options"],
            _ => throw new AssertFailedException($"'{kind}' is not a type of GitHub's"),
        };
        AssertKeys(attributes, ["label"], optional);
        if (element.Children.TryGetValue("validations", out var validations))
        {
            AssertKeys((YamlMappingNode)validations, ["required"], []);
            StringAssert.Matches(validations["required"].ToString(), new Regex("^(true|false)$"));
        }

        if (kind is not ("dropdown" or "checkboxes"))
            return;
        var options = ((YamlSequenceNode)attributes["options"]).Children.Select(option =>
            option is YamlMappingNode map ? map["label"].ToString() : option.ToString()).ToArray();
        Assert.IsNotEmpty(options);
        CollectionAssert.AllItemsAreUnique(options);
        // YAML takes these for a truth value, which GitHub refuses.
        var truth = new Regex("^(?:yes|no|true|false|on|off|none)$", RegexOptions.IgnoreCase);
        foreach (var option in options)
            StringAssert.DoesNotMatch(option, truth);
    }

    private static void AssertKeys(YamlMappingNode map, string[] needed, string[] optional)
    {
        var keys = map.Children.Keys.Select(key => key.ToString()).ToArray();
        CollectionAssert.IsSubsetOf(needed, keys);
        CollectionAssert.IsSubsetOf(keys, needed.Concat(optional).ToArray());
    }

    private static YamlMappingNode Load(string name)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(s_folder, name))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
