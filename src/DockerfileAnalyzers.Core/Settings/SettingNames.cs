namespace DockerfileAnalyzers.Settings;

/// <summary>Which setting is meant by the name of a property, an item or metadata that is not one.</summary>
internal static class SettingNames
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // "Context" and "Analysis" say what they are about; shorter words have many meanings.
    private const int MinDistinctiveLength = 6;

    private static readonly Regex s_product = new("docker_?files?(?:_?analy[sz]e?r?s?(?-i:(?![a-z])))?", Options);

    private static readonly Regex s_ownName = new("docker_?files?_?analy", Options);

    private static readonly Regex s_word = new(
        @"\p{Lu}{2,}(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}", RegexOptions.CultureInvariant);

    /// <summary>Whether the name of the product is in it: it is then ours, even if none is similar.</summary>
    public static bool IsOwn(string name) => s_ownName.IsMatch(name);

    /// <returns>Nothing where no name is near; several where they are equally near.</returns>
    public static ImmutableArray<Setting> FindMeant(string name, SettingPlace place)
    {
        var here = SettingCatalog.All.Where(setting => setting.Place == place).ToArray();
        if (Spelling.FindNearest(name, here.Select(setting => setting.Name)) is { } nearest)
            return ImmutableArray.Create(here.First(setting => setting.Name == nearest));
        if (!IsOwn(name) && s_product.Match(name) is not { Success: true, Index: 0 })
            return ImmutableArray<Setting>.Empty;
        var words = GetWords(name);
        // No words are left of 'DockerfileAnalyzers' and 'DockerfileAnalyze'.
        if (words.Length == 0)
            return place is SettingPlace.Property
                ? ImmutableArray.Create<Setting>(SettingCatalog.Analysis)
                : ImmutableArray<Setting>.Empty;
        return FindByWords(name, words, place);
    }

    /// <summary>Metadata of an item that is spelled like a name, or shares its words.</summary>
    public static string? FindMetadata(string name, string item)
    {
        var words = GetWords(name);
        var names = SettingCatalog.All.Where(setting => setting.Place is SettingPlace.Metadata && setting.Owner == item)
            .Select(setting => setting.Name).ToArray();
        return Spelling.FindNearest(name, names) ?? names.FirstOrDefault(candidate => words.Length > 0
            && GetWords(candidate) is { Length: > 0 } known && (Contains(known, words) || Contains(words, known)));
    }

    /// <returns><c>; did you mean 'x' or 'y'?</c> or nothing.</returns>
    /// <param name="place">Where the name is written.</param>
    public static string Suggest(ImmutableArray<Setting> meant, SettingPlace place) =>
        meant.IsEmpty
            ? ""
            : $"; did you mean {string.Join(" or ", meant.Select(setting => Describe(setting, place)))}?";

    private static string Describe(Setting setting, SettingPlace place) => setting.Place switch
    {
        var own when own == place => $"'{setting.Name}'",
        SettingPlace.Metadata => $"the metadata '{setting.Name}' of '{setting.Owner}'",
        SettingPlace.Item => $"the item '{setting.Name}'",
        _ => $"the property '{setting.Name}'",
    };

    private static ImmutableArray<Setting> FindByWords(string name, string[] words, SettingPlace place)
    {
        // Names of other tools: what is near them only in its words is often a name of the project.
        var all = SettingCatalog.All.Where(setting => !setting.IsForeign && setting.Place is not SettingPlace.Key)
            .Select(setting => (Setting: setting, Words: GetWords(setting.Name))).ToArray();
        var here = all.Where(other => other.Setting.Place == place).ToArray();
        var (isOwn, product) = (IsOwn(name), GetProduct(name));
        bool IsAlike(Setting other) =>
            isOwn || product.Equals(GetProduct(other.Name), StringComparison.OrdinalIgnoreCase);
        var steps = new[]
        {
            here.Where(other => (IsAlike(other.Setting) || IsDistinctive(other.Words)) && IsSame(other.Words, words)),
            here.Where(other =>
                other.Words.Length == words.Length - 1 && IsDistinctive(other.Words) && Contains(words, other.Words)),
            here.Where(other => IsAlike(other.Setting) && Contains(other.Words, words)
                && (isOwn ? words is not [{ Length: < 4 }]
                    : other.Words.Length == words.Length + 1 && IsSame(words[0], other.Words[0]))),
            all.Where(other =>
                other.Setting.Place != place && IsDistinctive(other.Words) && IsSame(other.Words, words)),
            // The first word, and all but one of the others.
            here.Where(other => IsAlike(other.Setting) && words.Length > 1 && other.Words.Length == words.Length
                && IsSame(words[0], other.Words[0]) && CountShared(words, other.Words) == words.Length - 1),
        };
        return steps.Select(step => step.Select(other => other.Setting).ToImmutableArray())
            .FirstOrDefault(found => !found.IsEmpty) is { IsDefault: false } result
            ? result
            : ImmutableArray<Setting>.Empty;
    }

    private static bool IsDistinctive(string[] words) => words.Sum(word => word.Length) >= MinDistinctiveLength;

    private static string GetProduct(string name) => s_product.Match(name).Value;

    private static string[] GetWords(string name) =>
        s_word.Matches(s_product.Replace(name, "", 1)).Cast<Match>()
            .Select(match => match.Value.ToLowerInvariant()).ToArray();

    private static bool IsSame(string[] left, string[] right) => left.Length == right.Length && Contains(left, right);

    private static bool Contains(string[] all, string[] some) => CountShared(some, all) == some.Length;

    private static int CountShared(string[] some, string[] others) =>
        some.Count(word => others.Any(other => IsSame(word, other)));

    // The plural, an abbreviation, a slip.
    private static bool IsSame(string left, string right)
    {
        var (shorter, longer) = left.Length < right.Length
            ? (GetStem(left), GetStem(right))
            : (GetStem(right), GetStem(left));
        return longer == shorter || (shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal))
            || (shorter.Length >= 6 && Spelling.FindNearest(shorter, new[] { longer }) is not null);
    }

    private static string GetStem(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
            return word.Substring(0, word.Length - 3) + "y";
        return word.EndsWith("s", StringComparison.Ordinal) && word.Length > 3
            ? word.Substring(0, word.Length - 1)
            : word;
    }
}
