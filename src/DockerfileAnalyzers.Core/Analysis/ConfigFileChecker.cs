using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// Finds our keys in .editorconfig and .globalconfig files that do not have the intended effect.
/// </summary>
internal static class ConfigFileChecker
{
    private const string OwnPrefix = "dockerfile_analyzers";
    private const string DiagnosticPrefix = "dotnet_diagnostic";
    private const string BulkPrefix = "dotnet_analyzer_diagnostic";
    private const string CategoryPrefix = "category-dockerfile";

    // The compiler itself reads the keys of other analyzers from global files;
    // these are the words that it does not know.
    private static readonly string[] s_notForCompiler = { "warn", "info", "hidden" };

    private static readonly string[] s_compiledExtensions = { "cs", "vb" };

    private static readonly string[] s_otherExtensions =
    {
        "cs", "vb", "fs", "fsx", "csx", "cshtml", "razor", "csproj", "vbproj", "fsproj", "proj", "props", "targets",
        "sln", "slnx", "resx",
        "xml", "xaml", "json", "yml", "yaml", "toml", "ini", "config", "md", "txt", "sh", "ps1", "cmd", "bat", "js",
        "mjs", "ts", "jsx", "tsx", "css",
        "scss", "html", "sql", "py", "go", "rs", "java",
    };

    private static readonly string[] s_fileNames =
    {
        "Dockerfile", "Containerfile", ".dockerignore", ".containerignore", "Dockerfile.x", "x.Dockerfile",
        "Containerfile.x",
    };

    private static readonly string[] s_lowerFileNames = { "dockerfile", "containerfile" };

    private static readonly Regex s_ruleSegment = new(
        @"(?:\A|[._-])(?<id>dfa\d{4})(?:[._-]|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_product = new(
        @"\A(?:docker_?files?|docker)(?:analy[sz]ers?)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly char[] s_separators = { '.', '-', '_' };

    private static readonly Regex s_key = new(@"\A[\w.-]+(?=\s|\z)", RegexOptions.CultureInvariant);

    private static readonly string[] s_categories = Enum.GetNames(typeof(Category));

    /// <param name="analyzed">The Dockerfiles and .dockerignore files that the file may be about.</param>
    public static IEnumerable<SettingProblem> Check(EditorConfigFile file, IReadOnlyCollection<string> analyzed)
    {
        foreach (var entry in file.Entries)
        {
            var problem = FindProblem(file, entry, analyzed);
            if (problem is { Length: > 0 })
                yield return new SettingProblem(problem, file.Path, entry.Line, entry.Column);
        }

        foreach (var line in file.Unread)
        {
            if (FindProblem(file, line) is { } problem)
                yield return new SettingProblem(problem, file.Path, line.Line, line.Column);
        }
    }

    // Ignored lines that were meant for this package.
    private static string? FindProblem(EditorConfigFile file, EditorConfigUnread line)
    {
        if (!line.IsHeader)
        {
            return s_key.Match(line.Text).Value is { Length: > 0 } key && IsOurs(key)
                ? $"'{key}' is ignored because there is no '=' after it; write '{key} = <value>'" : null;
        }

        var name = line.Text.Trim('[', ']', ' ');
        var next = file.Entries.Where(entry => entry.Line > line.Line)
            .TakeWhile(entry => GetLastHeader(file, entry) == line).ToArray();
        var isForUs = next.Any(entry => IsOurs(entry.Key)) || IsFileName(name);
        return isForUs ? $"Invalid section header '{line.Text}'; write '[{name}]', or the keys that follow belong to "
            + (next.FirstOrDefault()?.Section is { } section ? $"'[{section.Name}]'" : "no section") : null;
    }

    // The line that looks like a header but is not one, unless a header follows it before the key.
    private static EditorConfigUnread? GetLastHeader(EditorConfigFile file, EditorConfigEntry entry) =>
        file.Unread.LastOrDefault(line =>
            line.IsHeader && line.Line < entry.Line && line.Line > (entry.Section?.Line ?? 0));

    private static bool IsOurs(string key) => IsOwn(key.Split('.')) || s_ruleSegment.IsMatch(key);

    private static bool IsFileName(string name) =>
        name.Mentions("dockerfile") || name.Mentions("containerfile");

    // Nothing if the key is not ours.
    private static string? FindProblem(
        EditorConfigFile file, EditorConfigEntry entry, IReadOnlyCollection<string> analyzed)
    {
        var segments = entry.Key.Split('.');
        // If other analyzers also read a key, only its value is checked: its place is their concern.
        if (entry.Key.Equals(SettingCatalog.DefaultSeverity.Name, StringComparison.OrdinalIgnoreCase))
            return FindValueProblem(file, entry, SettingCatalog.DefaultSeverity);
        if (!IsOurs(entry.Key))
            return null;
        var (setting, unknown) = Find(entry.Key, segments);
        if (setting is null)
            return unknown;
        return FindValueProblem(file, entry, setting) ?? FindSectionProblem(file, entry, setting, analyzed)
            ?? FindRepetition(file, entry);
    }

    private static bool IsOwn(string[] segments) => segments[0].ToLowerInvariant() switch
    {
        not BulkPrefix when segments.Length > 1 && IsNear(segments[0], BulkPrefix) =>
            IsOwn(segments.Skip(1).Prepend(BulkPrefix).ToArray()),
        BulkPrefix => GetCategory(segments) is not null,
        DiagnosticPrefix => segments.Length > 1
            && (KnownRules.LooksLikeId(segments[1]) || KnownRules.FindByName(segments[1]) is not null),
        var prefix => prefix.Replace("_", "").Replace("-", "") is var name
            && (IsNear(name, "dockerfileanalyzers") || SettingNames.IsOwn(name)),
    };

    private static bool IsNear(string word, string other) =>
        Spelling.FindNearest(word.ToLowerInvariant(), new[] { other }) is not null;

    private static (Setting? Setting, string Unknown) Find(string key, string[] segments)
    {
        var rest = string.Join(".", segments.Skip(2)).ToLowerInvariant();
        switch (segments[0].ToLowerInvariant())
        {
            case OwnPrefix when segments.Length < 3:
                return FindGeneral(key);
            case OwnPrefix when rest == "mode" && !KnownRules.LooksLikeId(segments[1]):
                return FindCategoryMode(key, segments[1]);
            case OwnPrefix or DiagnosticPrefix when KnownRules.FindProblem(segments[1], $"'{key}'") is { } problem:
                return (null, problem);
            case OwnPrefix when rest == "severity":
                return (SettingCatalog.RuleSeverity, "");
            case OwnPrefix:
                var options = SettingCatalog.All
                    .Where(option =>
                        option.Place == SettingPlace.Key
                        && segments[1].Equals(option.Owner, StringComparison.OrdinalIgnoreCase))
                    .ToArray();
                var names = options.Select(option => option.Name.Split('.')[2]).Append("severity");
                return (options.FirstOrDefault(option => option.Name.Equals(key, StringComparison.OrdinalIgnoreCase)),
                    $"Rule {segments[1].ToUpperInvariant()} does not have an option '{rest}'"
                        + SettingKinds.Suggest(Spelling.FindNearest(rest, names)));
            case DiagnosticPrefix:
                return (rest == "severity" ? SettingCatalog.DiagnosticSeverity : null,
                    $"Unknown setting '{key}'; did you mean '{DiagnosticPrefix}.{segments[1]}.severity'?");
            case BulkPrefix:
                return FindCategory(key, segments);
            case var prefix when IsNear(prefix, BulkPrefix):
                return (
                    null,
                    $"Unknown setting '{key}'; did you mean "
                        + $"'{string.Join(".", segments.Skip(1).Prepend(BulkPrefix))}'?");
            default:
                var id = s_ruleSegment.Match(key) is { Success: true } match ? match.Groups["id"].Value : null;
                var meant = id is null
                    ? string.Join(".", segments.Skip(1).Prepend(OwnPrefix))
                    : $"{OwnPrefix}.{id.ToUpperInvariant()}.{GetOption(segments)}";
                return (null, $"Unknown setting '{key}'; did you mean '{meant}'?");
        }
    }

    // A key that names neither a rule nor a category.
    private static (Setting? Setting, string Unknown) FindGeneral(string key)
    {
        var keys = SettingCatalog.All.Where(setting => setting.Place == SettingPlace.Key && setting.Owner is null
            && setting.Name.Split('.') is [OwnPrefix, _]).ToArray();
        return (keys.FirstOrDefault(setting => setting.Name.Equals(key, StringComparison.OrdinalIgnoreCase)),
            $"Unknown setting '{key}'" + (Spelling.FindNearest(key, keys.Select(setting => setting.Name)) is { } meant
                ? SettingKinds.Suggest(meant)
                : $"; expected '{OwnPrefix}.<rule id>.<option>'"));
    }

    private static (Setting? Setting, string Unknown) FindCategoryMode(string key, string category) =>
        SettingCatalog.Categories.Contains(category, StringComparer.OrdinalIgnoreCase)
            ? (SettingCatalog.CategoryModeKey, "")
            : (null, $"Unknown category '{category}' in '{key}'; the categories with a mode are "
                + string.Join(", ", SettingCatalog.Categories)
                + SettingKinds.Suggest(Spelling.FindNearest(category, SettingCatalog.Categories)));

    private static string GetOption(string[] segments) =>
        s_ruleSegment.IsMatch(segments[segments.Length - 1]) ? "severity" : segments[segments.Length - 1];

    /// <returns>
    /// The category, however the parts of its name are separated; nothing if it is not a category of this product.
    /// </returns>
    private static string? GetCategory(string[] segments)
    {
        var words = segments.Skip(1).SelectMany(segment => segment.Split(s_separators))
            .SkipWhile(word => word.StartsWith("categor", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (words.Length == 0 || (!s_product.IsMatch(words[0]) && !IsNear(words[0], "dockerfile")))
            return null;
        var rest = s_product.Replace(words[0], "");
        return rest.Length > 0 && rest != words[0] ? rest : words.Skip(1).FirstOrDefault() ?? "";
    }

    private static (Setting? Setting, string Unknown) FindCategory(string key, string[] segments)
    {
        if (segments.Length == 4 && segments[3].Equals("severity", StringComparison.OrdinalIgnoreCase)
            && segments[1].Equals(CategoryPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return s_categories.Contains(segments[2], StringComparer.OrdinalIgnoreCase)
                ? (SettingCatalog.CategorySeverity, "")
                : (
                    null,
                    $"Unknown category '{segments[2]}' in '{key}'; the categories are {string.Join(", ", s_categories)}"
                        + SettingKinds.Suggest(Spelling.FindNearest(segments[2], s_categories)));
        }

        var category = GetCategory(segments)!;
        var meant = s_categories.FirstOrDefault(name => name.Equals(category, StringComparison.OrdinalIgnoreCase))
            ?? Spelling.FindNearest(category, s_categories);
        return (
            null,
            $"Unknown setting '{key}'; "
                + (meant is null ? $"expected '{SettingCatalog.CategorySeverity.GetKey("<category>")}'"
                    : $"did you mean '{SettingCatalog.CategorySeverity.GetKey(meant)}'?"));
    }

    private static string? FindValueProblem(EditorConfigFile file, EditorConfigEntry entry, Setting setting)
    {
        var isList = setting.Kind == SettingKinds.Registries || setting.Kind == SettingKinds.Labels;
        var isSeverity = setting.Name.EndsWith(".severity", StringComparison.Ordinal);
        if (isList && entry.Comment.Length > 1 && entry.Comment[0] == ';'
            && entry.Comment.Substring(1).Trim().IndexOf(' ') < 0)
            return $"The value of '{entry.Key}' ends at ';', which starts a comment; separate the entries with ','";
        if (entry.Value.Length == 0)
            return isSeverity ? $"'{entry.Key}' does not have a value; expected {setting.Kind.Noun}" : null;
        if (setting.Kind.FindProblem(entry.Value) is { } problem)
            return $"'{entry.Key}' is '{entry.Value}', {problem}";
        return file.IsGlobal && setting == SettingCatalog.DiagnosticSeverity
            && s_notForCompiler.Contains(entry.Value, StringComparer.OrdinalIgnoreCase)
            ? $"'{entry.Key}' is '{entry.Value}', which the compiler does not know; expected {setting.Kind.Noun}"
            : null;
    }

    private static string? FindSectionProblem(
        EditorConfigFile file, EditorConfigEntry entry, Setting setting, IReadOnlyCollection<string> analyzed)
    {
        if (GetLastHeader(file, entry) is not null)
            return null;
        if (entry.Section is not { } section)
            return file.IsGlobal
                ? null
                : $"'{entry.Key}' is ignored before the first section; move it to a section such as '[Dockerfile]'";
        if (file.IsGlobal)
        {
            var isAbsolute = section.Name[0] == '/' || (section.Name.Length > 2 && section.Name[1] == ':');
            return isAbsolute
                ? null
                : $"'{entry.Key}' is ignored; a section of a global configuration file must be an absolute path, "
                    + $"and '[{section.Name}]' is not";
        }

        var isForCompiler = setting == SettingCatalog.DiagnosticSeverity;
        if (entry.Key.Mentions("DFA000") || !IsHopeless(section, isForCompiler)
            || analyzed.Any(path =>
                path.StartsWith(file.Folder, StringComparison.Ordinal)
                && section.Matches(path.Substring(file.Folder.Length))))
            return null;
        return $"'{entry.Key}' has no effect; section '[{section.Name}]' does not match a Dockerfile";
    }

    // Another project can have a file with any name: only what is certainly not the name of a Dockerfile.
    private static bool IsHopeless(EditorConfigSection section, bool isForCompiler)
    {
        var name = section.Name.Substring(section.Name.LastIndexOf('/') + 1);
        if (name.Length == 0 || s_fileNames.Any(new EditorConfigSection(name, 0).Matches))
            return false;
        if (Regex.Match(name, @"\.(?:(?<all>\w+)|\{(?<all>[\w,. ]+)\})\z") is { Success: true } match
            && match.Groups["all"].Value is var all)
        {
            var extensions = all.Split(',').Select(extension => extension.Trim().ToLowerInvariant()).ToArray();
            if (extensions.All(s_otherExtensions.Contains))
                return !isForCompiler || !extensions.Any(s_compiledExtensions.Contains);
            if (extensions.All(extension =>
                extension.Length > 6 && Spelling.FindNearest(extension, s_lowerFileNames) is not null))
                return true;
        }

        // A bracket that is not closed is a literal character.
        var word = name.IndexOf(']') < name.IndexOf('[') ? name.Replace("[", "").Replace("]", "") : name;
        return word.IndexOfAny(new[] { '*', '?', '[', '{' }) < 0
            && (word != name && s_fileNames.Contains(word)
                || Spelling.FindNearest(word, s_fileNames.Take(4)) is not null);
    }

    private static string? FindRepetition(EditorConfigFile file, EditorConfigEntry entry)
    {
        var last = file.Entries.Last(other =>
            other.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)
            && other.Section?.Name == entry.Section?.Name);
        return last == entry || last.Value.Equals(entry.Value, StringComparison.OrdinalIgnoreCase) ? null
            : $"'{entry.Key}' is set to '{last.Value}' again on line {last.Line}; this line has no effect";
    }
}
