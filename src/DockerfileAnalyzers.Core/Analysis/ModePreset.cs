using System.Text;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// A mode as a global configuration file. Every host is given the same text: the package holds the files, so that a
/// project that sets <c>DockerfileAnalyzersMode</c> passes one of them to the compiler.
/// </summary>
public static class ModePreset
{
    // The same level as those of the SDK: the files of users have a higher one.
    private const int Level = -100;

    /// <summary>The text of the file.</summary>
    /// <param name="category">The category that the mode applies to; all categories if it is null.</param>
    public static string CreateText(AnalysisMode mode, Category? category = null)
    {
        var property = SettingCatalog.Mode.Name + category;
        var key = category is null ? SettingCatalog.ModeKey.Name
            : SettingCatalog.CategoryModeKey.GetKey(category.ToString()!.ToLowerInvariant());
        var rules = RuleCatalog.Descriptors
            .Where(rule => rule.Mode <= mode && (category is null || rule.Category == category)).ToArray();
        var text = new StringBuilder()
            .Append($"# Generated from the rules. <{property}>{mode}</{property}> passes this file to the compiler.\n")
            .Append($"is_global = true\nglobal_level = {Level + (category is null ? 0 : 1)}\n\n{key} = {mode}\n\n")
            .Append(rules.Length == 0 ? "# No rule is on.\n" : "# The rules that are on:\n");
        foreach (var rule in rules)
            text.Append($"#   {rule.Id} {rule.Severity.ToString().ToLowerInvariant(),-7}  {rule.Name}: {rule.Title}\n");
        return text.ToString();
    }

    /// <summary>The name of the file in the package.</summary>
    public static string GetFileName(AnalysisMode mode, Category? category = null) =>
        $"dockerfileanalyzers{(category is null ? "" : $"_{category}")}_{mode}.globalconfig".ToLowerInvariant();
}
