using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Harness;

/// <summary>
/// The difference between two outputs of the harness for the same files: what a change of the engine does to users.
/// </summary>
internal sealed class FindingsComparison(int examples)
{
    private readonly SortedDictionary<string, List<string>> differences = new(StringComparer.Ordinal);
    private int files;

    /// <summary>
    /// Compares by id; prints the number of differences for each rule, and the first examples of each.
    /// </summary>
    /// <returns>0 where both outputs say the same, else 1.</returns>
    public int Compare(string oldPath, string newPath, TextWriter output)
    {
        var old = Read(oldPath);
        var current = Read(newPath);
        foreach (var id in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
        {
            files++;
            if (!old.TryGetValue(id, out var before))
                Add("files", $"+ {id}");
            else if (!current.TryGetValue(id, out var after))
                Add("files", $"- {id}");
            else
                Compare(id, before, after);
        }

        output.WriteLine(
            $"{files} files, {old.Values.Sum(Count)} findings before, {current.Values.Sum(Count)} after, "
                + $"{differences.Values.Sum(list => list.Count)} differences");
        foreach (var (rule, list) in differences)
        {
            output.WriteLine(
                $"{rule}: {list.Count(line => line[0] == '+')} new, {list.Count(line => line[0] == '-')} gone");
            foreach (var line in list.Take(examples))
                output.WriteLine($"  {line}");
        }

        return differences.Count == 0 ? 0 : 1;
    }

    private void Compare(string id, JsonObject before, JsonObject after)
    {
        foreach (var (sign, only) in new[]
        {
            ('-', Describe(before).Except(Describe(after))),
            ('+', Describe(after).Except(Describe(before))),
        })
        {
            foreach (var (rule, text) in only)
                Add(rule, $"{sign} {id}{text}");
        }

        if (before["fixed"]?.ToString() != after["fixed"]?.ToString())
            Add("fixed text", $"+ {id}");
        if (before["history"]?.ToJsonString() != after["history"]?.ToJsonString())
            Add("history", $"+ {id}");
    }

    private void Add(string rule, string difference)
    {
        if (!differences.TryGetValue(rule, out var list))
            differences.Add(rule, list = []);
        list.Add(difference);
    }

    // Two equal findings are numbered, so that one more or one less is a difference.
    private static IEnumerable<(string Rule, string Text)> Describe(JsonObject line) =>
        line["findings"]!.AsArray().Select(node =>
        {
            var finding = node!.AsObject();
            var fix = finding["fix"] is { } offered ? $" [{offered["safety"]} fix: {offered["title"]}]" : "";
            var place =
                $"{finding["file"]}:{finding["line"]}:{finding["column"]}-{finding["endLine"]}:{finding["endColumn"]}";
            return (
                Rule: finding["rule"]!.ToString(), Text: $"{place} {finding["severity"]}: {finding["message"]}{fix}");
        })
            .GroupBy(finding => finding)
            .SelectMany(group =>
                group.Select((finding, i) => i == 0 ? finding : (finding.Rule, $"{finding.Text} ({i + 1})")));

    private static int Count(JsonObject line) => line["findings"]!.AsArray().Count;

    private static Dictionary<string, JsonObject> Read(string path)
    {
        var result = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            var json = JsonNode.Parse(line)!.AsObject();
            result[json["id"]?.ToString() ?? ""] = json;
        }

        return result;
    }
}
