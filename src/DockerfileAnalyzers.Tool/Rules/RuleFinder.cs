using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Rules;

/// <summary>Finds rules by the names that users give.</summary>
internal static class RuleFinder
{
    /// <summary>All names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => RuleCatalog.Descriptors
        .SelectMany(rule => rule.Equivalents.Prepend(rule.Name).Prepend(rule.Id)).Distinct();

    /// <summary>Completes the value of an option that is a rule.</summary>
    public static void AddCompletions(Option<string[]> option) =>
        option.CompletionSources.Add(_ => Names.Select(name => new CompletionItem(name)));

    /// <summary>
    /// The rules of a name: of an id, a name, or a rule of another tool (<c>DL3008</c>, <c>SC2086</c>).
    /// </summary>
    /// <exception cref="ToolException">There is none; the message names the nearest.</exception>
    public static ImmutableArray<RuleDescriptor> Find(string name)
    {
        var found = RuleCatalog.Descriptors.Where(rule => Is(rule, name)).ToImmutableArray();
        if (!found.IsEmpty)
            return found;
        if (IsOnlyElsewhere(name))
            throw new ToolException($"'{name}' has no equivalent rule");
        var near = Spelling.FindNearest(name, Names);
        throw new ToolException($"Unknown rule '{name}'" + (near is null ? "" : $"; did you mean '{near}'?")
            + (near is null ? "; " : " ") + "'dockerfile-analyzers rules' lists all rules");
    }

    /// <summary>Whether a name is in the ranges of hadolint or ShellCheck, and no rule is equivalent.</summary>
    public static bool IsOnlyElsewhere(string name) =>
        Regex.IsMatch(name, @"^(DL(1001|30[0-6]\d|400\d)|SC[1-3]\d{3})$", RegexOptions.IgnoreCase)
        && !RuleCatalog.Descriptors.Any(rule => Is(rule, name));

    private static bool Is(RuleDescriptor rule, string name) =>
        rule.Id.Equals(name, StringComparison.OrdinalIgnoreCase)
        || rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || rule.Equivalents.Contains(name, StringComparer.OrdinalIgnoreCase);
}
