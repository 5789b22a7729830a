using System.Globalization;

namespace DockerfileAnalyzers.Settings;

/// <summary>The values that a setting accepts.</summary>
/// <param name="noun">Completes "is not …": <c>a date in the format 'yyyy-MM-dd'</c>.</param>
internal abstract class SettingKind(string noun)
{
    /// <summary>For a reference of all settings, and for messages.</summary>
    public string Noun { get; } = noun;

    /// <summary>
    /// The problem with a value, as a clause that follows it: <c>which is not …</c>; <see langword="null"/> where it is
    /// valid.
    /// </summary>
    public abstract string? FindProblem(string value);

    private protected string Refuse() => $"which is not {Noun}";
}

/// <typeparam name="T">What the code reads.</typeparam>
internal sealed class SettingKind<T> : SettingKind
{
    private readonly Func<string, (bool IsValid, T Value)> _parse;
    private readonly Func<string, string?> _findProblem;

    internal SettingKind(
        string noun, Func<string, (bool IsValid, T Value)> parse, Func<string, string?>? findProblem = null)
        : base(noun)
    {
        _parse = parse;
        _findProblem = findProblem ?? (value => parse(value).IsValid ? null : Refuse());
    }

    public override string? FindProblem(string value) => _findProblem(value.Trim());

    public bool TryParse(string value, out T result)
    {
        (var isValid, result) = _parse(value.Trim());
        return isValid;
    }
}

/// <summary>The existing kinds. Whether a path, a stage or a rule exists is checked elsewhere.</summary>
internal static class SettingKinds
{
    private static readonly char[] s_separators = { ',', ';', ' ', '\t', '\r', '\n' };

    public static SettingKind<bool> Boolean { get; } = new(
        "'true' or 'false'",
        value =>
            (
                value.Equals("true", StringComparison.OrdinalIgnoreCase)
                    || value.Equals("false", StringComparison.OrdinalIgnoreCase),
                value.Equals("true", StringComparison.OrdinalIgnoreCase)));

    public static SettingKind<DateTime?> Date { get; } = new(
        "a date in the format 'yyyy-MM-dd'",
        value =>
            (
                DateTime.TryParseExact(
                    value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date),
                date));

    public static SettingKind<double?> Megabytes { get; } = new(
        "a positive number without a unit, such as '250'",
        // The words for infinity and for no number are numbers in any style.
        value =>
            (
                double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    && number > 0
                    && !double.IsInfinity(number), number));

    public static SettingKind<string?> Text { get; } = new("text", value => (true, value));

    public static SettingKind<string?> File { get; } = new("the path of a file", value => (true, value));

    public static SettingKind<string?> Folder { get; } = new("the path of a directory", value => (true, value));

    /// <summary>A directory that is created where it does not exist.</summary>
    public static SettingKind<string?> OutputFolder { get; } = new("the path of a directory", value => (true, value));

    public static SettingKind<string?> Framework { get; } = new("one of the project's target frameworks", value =>
        (true, value));

    public static SettingKind<string?> Stage { get; } = new("the name or number of a build stage", value =>
        (true, value));

    public static SettingKind<ImmutableArray<string>> RuleIds { get; } = new("a list of rule ids", value =>
        (true, Split(value)));

    public static SettingKind<ImmutableArray<string>> Registries { get; } = new(
        "a list of registry hosts",
        value => (true, Split(value)),
        value => Split(value).Where(entry => entry.IndexOf('/') >= 0)
            .Select(entry => $"but '{entry}' is not the host of a registry; specify it without scheme and path")
            .FirstOrDefault());

    public static SettingKind<string?> Labels { get; } = new(
        "a list of labels, such as 'version:semver, source:url'", value => (true, value), FindLabelProblem);

    /// <summary>The formats that a label can be required to have.</summary>
    public static ImmutableArray<string> LabelKinds { get; } = ImmutableArray.Create(
        "text", "url", "rfc3339", "spdx", "hash", "semver", "email");

    /// <summary>One of several words, in any case.</summary>
    /// <param name="names">Those that the documentation lists.</param>
    /// <param name="aliases">Those that are understood besides.</param>
    public static SettingKind<string?> OneOf(string[] names, params string[] aliases)
    {
        var noun = string.Join(", ", names.Take(names.Length - 1).Select(name => $"'{name}'"))
            + $" or '{names[names.Length - 1]}'";
        bool Knows(string value) => names.Concat(aliases).Contains(value, StringComparer.OrdinalIgnoreCase);
        return new SettingKind<string?>(
            noun,
            value =>
                (
                    Knows(value),
                    names.FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase))
                        ?? value.ToLowerInvariant()),
            value => Knows(value) ? null
            : $"which is not {noun}"
                + Suggest(
                    Spelling.FindNearest(value.ToLowerInvariant(), names.Select(name => name.ToLowerInvariant())),
                    names));
    }

    /// <summary>The entries of a list, whatever separates them.</summary>
    public static ImmutableArray<string> Split(string value) =>
        value.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();

    /// <returns><c>; did you mean 'x'?</c> or nothing.</returns>
    public static string Suggest(string? nearest, IEnumerable<string>? names = null)
    {
        if (nearest is null)
            return "";
        var name = names?.FirstOrDefault(name => name.Equals(nearest, StringComparison.OrdinalIgnoreCase)) ?? nearest;
        return $"; did you mean '{name}'?";
    }

    private static string? FindLabelProblem(string value)
    {
        foreach (var entry in value.Split(new[] { ',', ' ' }, StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = entry.IndexOf(':');
            var kind = colon < 0 ? "text" : entry.Substring(colon + 1).ToLowerInvariant();
            if (colon == 0 || !LabelKinds.Contains(kind))
            {
                return $"but '{entry}' is not a label and its kind: {string.Join(", ", LabelKinds)}"
                    + Suggest(Spelling.FindNearest(kind, LabelKinds));
            }
        }

        return null;
    }
}
