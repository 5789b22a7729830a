using System.Globalization;

namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>
/// Finds the rows of an image and tag in <c>image-contents.tsv</c> and joins them with those of the base image.
/// </summary>
internal static class ImageContentsTable
{
    private const string ByConvention = "*";

    /// <summary>Instead of a value: that of the base image does not apply, and the correct one is unknown.</summary>
    private const string Unsure = "?";

    private static readonly Regex s_version = new(@"\A[vV]?(\d+(?:\.\d+)*)[^-]*", RegexOptions.CultureInvariant);

    private static readonly Regex s_alpine = new(@"(?:\A|-)alpine(\d+\.\d+)", RegexOptions.CultureInvariant);

    private static readonly Regex s_strings = new("\"((?:[^\"\\\\]|\\\\.)*)\"", RegexOptions.CultureInvariant);

    private const string Name = "image-contents.tsv";

    private static readonly TableText s_rows = new(Name);

    private static readonly Lazy<string[]> s_prefixes = new(() => TableFile.Read(Name).Select(row => row[0])
        .Where(name => name.EndsWith("*", StringComparison.Ordinal) && name != ByConvention)
        .Distinct().OrderByDescending(name => name.Length).ToArray());

    private static readonly Lazy<ImmutableHashSet<string>> s_covered = new(() => TableFile.Read(Name)
        .SelectMany(row => Split(row, Column.Programs)).Select(word => word.TrimStart('?', '-')).ToImmutableHashSet());

    private enum Column
    {
        Image, Tag, Base, Os, User, Users, IsRootOnPurpose, PackageManager, Toolchain, Entrypoint, Cmd, Programs,
    }

    /// <summary>Whether the table states for every fully described image whether it has this.</summary>
    public static bool Covers(string program) => s_covered.Value.Contains(program);

    /// <summary>Whether one tag of the image can name a Linux and a Windows image.</summary>
    public static bool HasWindowsVariants(string repository) => s_rows[repository]
        .Any(row => row[(int)Column.Base].StartsWith("mcr.microsoft.com/windows/", StringComparison.Ordinal));

    /// <param name="followsConventions">Whether the tag may name its system as those of official images do.</param>
    /// <returns><see langword="null"/> where the table has no row of the image.</returns>
    public static ImageContents? Find(string repository, string tag, bool followsConventions)
    {
        var rows = FindRows(repository, tag, followsConventions);
        if (rows.Length == 0)
            return null;
        string? Get(Column column) => rows.Select(row => row[(int)column]).FirstOrDefault(value => value.Length > 0);
        var parent = Get(Column.Base) is { } image ? FindBase(image, tag) : ImageContents.Unknown;
        // A "+" marks a script that starts what it gets as its arguments.
        var column = Get(Column.Entrypoint) ?? "";
        var entrypoint = column.TrimStart('+');
        var cmd = Get(Column.Cmd) ?? "";
        var toolchain = Get(Column.Toolchain);
        var users = rows.SelectMany(row => Split(row, Column.Users)).ToArray();
        var contents = parent with
        {
            Os = Get(Column.Os) is { } os ? Parse<OsFamily>(os) : parent.Os,
            User = Override(Get(Column.User), parent.User),
            Users = parent.Users.Union(users.Select(user => user.TrimStart('+'))).ToImmutableArray(),
            // A "+" marks it.
            ApplicationUser = users.FirstOrDefault(user => user[0] == '+')?.Substring(1) ?? parent.ApplicationUser,
            IsRootOnPurpose = Get(Column.IsRootOnPurpose) == "yes",
            PackageManager = Override(Get(Column.PackageManager), parent.PackageManager),
            // The purpose of an image is not inherited: a web server that is based on a Java image is not for building.
            Toolchain = toolchain is null ? null : GetToolchain(toolchain, tag),
            StartsCmd = column.Length == 0 ? parent.StartsCmd : column[0] == '+' || entrypoint == "[]",
            Entrypoint = entrypoint.Length > 0 ? ParseJson(entrypoint) : parent.Entrypoint,
            Cmd = (entrypoint, cmd) switch
            {
                (_, { Length: > 0 }) => ParseJson(cmd),
                ("", _) => parent.Cmd,
                (Unsure, _) => default,
                // An ENTRYPOINT resets the CMD of the base image.
                _ => ImmutableArray<string>.Empty,
            },
        };
        return Get(Column.Programs) is { } programs ? AddPrograms(contents, programs.Split(' ')) : contents;
    }

    private static string? Override(string? own, string? parent) => own switch
    {
        null => parent,
        Unsure => null,
        _ => own,
    };

    // A tag of Java may name the runtime only.
    private static Toolchain? GetToolchain(string name, string tag) =>
        name == "Java" && tag.Contains("jre") ? Toolchain.JavaRuntime : Parse<Toolchain>(name);

    private static ImageContents AddPrograms(ImageContents contents, string[] words)
    {
        var plain = words.Where(word => word[0] is not ('?' or '-')).ToArray();
        var unsure = words.Where(word => word[0] == '?').Select(word => word.Substring(1));
        var absent = words.Where(word => word.Length > 1 && word[0] == '-').Select(word => word.Substring(1)).ToArray();
        return contents with
        {
            Programs = (contents.Programs ?? ImmutableHashSet<string>.Empty).Union(plain).Except(absent).Except(unsure),
            UnsurePrograms = contents.UnsurePrograms.Union(unsure).Except(plain).Except(absent),
        };
    }

    // The part of the tag after the version belongs to the base image: golang:1.25-bookworm is built on
    // buildpack-deps:scm-bookworm.
    private static ImageContents FindBase(string name, string tag)
    {
        var colon = name.LastIndexOf(':');
        var repository = colon < 0 ? name : name.Substring(0, colon);
        var rest = s_version.Replace(tag, "").TrimStart('-');
        if (repository == "alpine")
            rest = s_alpine.Match(tag).Groups[1].Value;
        var baseTag = colon < 0 ? rest : name.Substring(colon + 1) + (rest.Length == 0 ? "" : "-" + rest);
        var followsConventions = repository.IndexOf('.') < 0;
        return Find(repository, baseTag, followsConventions) ?? ImageContents.Unknown;
    }

    private static string[][] FindRows(string repository, string tag, bool followsConventions)
    {
        var rows = s_rows[repository];
        if (rows.Length == 0)
        {
            var prefix = s_prefixes.Value.FirstOrDefault(name =>
                repository.StartsWith(name.Substring(0, name.Length - 1), StringComparison.Ordinal));
            rows = prefix is null ? rows : s_rows[prefix];
        }

        return rows.Concat(followsConventions ? s_rows[ByConvention] : Enumerable.Empty<string[]>())
            .Where(row => Meets(row[(int)Column.Tag], tag)).ToArray();
    }

    /// <summary>Whether a tag meets all conditions of a row.</summary>
    internal static bool Meets(string conditions, string tag) =>
        conditions.Split(' ').All(condition => Holds(condition, tag));

    private static bool Holds(string condition, string tag) => condition.FirstOrDefault() switch
    {
        '\0' => true,
        '<' => Compare(tag, condition.Substring(1)) < 0,
        '>' => Compare(tag, condition.Substring(2)) >= 0,
        '!' => !Holds(condition.Substring(1), tag),
        _ => condition.Split('|').Any(word => HasWord("-" + tag, "-" + word)),
    };

    // "alpine" is in 3.12-alpine3.22, "8" in 8.5 and not in 80 or in 3.8.
    private static bool HasWord(string tag, string word)
    {
        var index = -1;
        while ((index = tag.IndexOf(word, index + 1, StringComparison.Ordinal)) >= 0)
        {
            var end = index + word.Length;
            if (end == tag.Length || !char.IsLetterOrDigit(tag[end])
                || char.IsDigit(tag[end]) != char.IsDigit(tag[end - 1]))
                return true;
        }

        return false;
    }

    // A tag with fewer numbers, or with none, names the newest version that it matches.
    private static int Compare(string tag, string version)
    {
        var numbers = s_version.Match(tag).Groups[1].Value.Split(new[] { '.' }, StringSplitOptions.RemoveEmptyEntries);
        var others = version.Split('.');
        for (var i = 0; i < others.Length; i++)
        {
            if (i == numbers.Length)
                return 1;
            if (!long.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return 1;
            var difference = number.CompareTo(long.Parse(others[i], CultureInfo.InvariantCulture));
            if (difference != 0)
                return difference;
        }

        return 0;
    }

    private static string[] Split(string[] row, Column column) =>
        row[(int)column].Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);

    private static T? Parse<T>(string text)
        where T : struct => Enum.TryParse<T>(text, out var value) ? value : null;

    private static ImmutableArray<string> ParseJson(string text) => text == Unsure ? default
        : s_strings.Matches(text).Cast<Match>().Select(match => Regex.Unescape(match.Groups[1].Value))
            .ToImmutableArray();
}
