using System.CommandLine;
using System.CommandLine.Completions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Rules;

/// <summary>Rules as people name them.</summary>
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
        var near = Spelling.FindNearest(name, Names);
        throw new ToolException($"Unknown rule '{name}'" + (near is null ? "" : $"; did you mean '{near}'?")
            + (near is null ? "; " : " ") + "'dockerfile-analyzers rules' lists all rules");
    }

    private static bool Is(RuleDescriptor rule, string name) =>
        rule.Id.Equals(name, StringComparison.OrdinalIgnoreCase)
        || rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || rule.Equivalents.Contains(name, StringComparer.OrdinalIgnoreCase);
}
