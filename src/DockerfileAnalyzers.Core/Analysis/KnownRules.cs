using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>Whether a rule exists that a setting or a comment names, and which one was meant.</summary>
internal static class KnownRules
{
    /// <summary>Each id begins with it.</summary>
    public const string Prefix = "DFA";

    private static readonly Regex s_id = new(
        @"\A(?:DFA|DAF)[-_]?(?=[\dOIL])[\dOILX*?]{1,6}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly ImmutableHashSet<string> s_ids = RuleCatalog.All.Select(rule => rule.Descriptor.Id)
        .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a text has the form of our ids, or nearly so, or is a pattern of them; others are those of other tools.
    /// </summary>
    public static bool LooksLikeId(string text) => s_id.IsMatch(text);

    public static bool IsId(string text) => s_ids.Contains(text);

    public static RuleDescriptor? FindByName(string name) =>
        RuleCatalog.All.FirstOrDefault(rule =>
            rule.Descriptor.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Descriptor;

    /// <summary>The problem with an id; <see langword="null"/> where there is such a rule.</summary>
    /// <param name="place">Where it is named.</param>
    public static string? FindProblem(string id, string place) =>
        IsId(id) ? null : $"Unknown rule '{id}' in {place}" + SettingKinds.Suggest(FindMeant(id));

    /// <summary>The id of the rule with this name, or of the only one with a similar name.</summary>
    public static string? FindMeant(string text)
    {
        var name = FindByName(text)
            ?? FindByName(Spelling.FindNearest(text, RuleCatalog.All.Select(rule => rule.Descriptor.Name)) ?? "");
        if (name is not null)
            return name.Id;
        // If ids differ by a digit, none is more likely than the others: an O for a 0, letters in another order.
        var upper = text.ToUpperInvariant().Replace("DFAO", "DFA0")
            .Replace('O', '0').Replace('I', '1').Replace('L', '1');
        var digits = new string(upper.Where(char.IsDigit).ToArray());
        return digits.Length == 4 && IsId("DFA" + digits) ? "DFA" + digits : null;
    }
}
