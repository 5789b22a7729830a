using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A property, an item or metadata that a file sets.</summary>
/// <param name="Item">The item of metadata.</param>
/// <param name="Value">As written; of an item, what it includes.</param>
/// <param name="IsConditional">It, or what it is in, has a condition.</param>
internal sealed record WrittenSetting(string Name, string? Item, string Value, bool IsConditional, string File,
    int Line, int Column)
{
    public bool IsItem { get; init; }

    /// <summary>Whether an item has Remove or Exclude.</summary>
    public bool RemovesItems { get; init; }
}

/// <summary>
/// The places of settings: the project, the files that MSBuild imports around it, and their imports by a path
/// that is known without an evaluation. MSBuild knows the value of a property, but not where it was set.
/// </summary>
internal sealed class SettingFiles
{
    private const int MaxFiles = 50;

    /// <summary>The properties that name rules, those of the compiler first.</summary>
    public static readonly ImmutableArray<string> Lists = ImmutableArray.Create(
        "NoWarn", "WarningsAsErrors", "WarningsNotAsErrors", "MSBuildWarningsAsMessages", "MSBuildWarningsAsErrors",
            "MSBuildWarningsNotAsErrors");

    // Properties and items; of metadata, the item and its name.
    private static readonly Regex s_reference = new(@"[$@%]\(\s*(?:([A-Za-z_][\w-]*)\.)?([A-Za-z_][\w-]*)",
        RegexOptions.CultureInvariant);

    private static readonly string[] s_instructions =
    {
        "Include", "Update", "Remove", "Exclude", "Condition", "Label", "KeepDuplicates", "KeepMetadata",
        "RemoveMetadata", "MatchOnMetadata",
        "MatchOnMetadataOptions",
    };

    private static readonly string[] s_prefix = { "dockerfile" };

    private readonly string _projectFile;
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _references = new(StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<string> _packages;
    private bool _hasUnknownImport;

    private SettingFiles(string projectFile, string extensionsDirectory)
    {
        _projectFile = projectFile;
        _packages = new(() => PackageBuildFiles.ReadAll(
            Path.Combine(extensionsDirectory, Path.GetFileName(projectFile))));
    }

    public List<WrittenSetting> Written { get; } = new();

    /// <param name="others">Directory.Build.props and similar files; may not exist.</param>
    /// <param name="extensionsDirectory">The one with the files that the restore writes: <c>obj</c>.</param>
    public static SettingFiles Read(string projectFile, IEnumerable<string> others, string extensionsDirectory)
    {
        var result = new SettingFiles(projectFile, extensionsDirectory);
        foreach (var file in others)
            result.Add(file);
        result.Add(projectFile);
        result.Add(projectFile + ".user");
        return result;
    }

    /// <summary>
    /// Whether the file that sets a name also uses it: then it is not a misspelled setting.
    /// </summary>
    public bool IsUsed(string name) => _references.Contains(name);

    /// <summary>Whether a package uses a name, or a file may that is imported and was not found.</summary>
    public bool IsUsedElsewhere(string name) => _hasUnknownImport
        || Regex.IsMatch(_packages.Value, @"[$@%]\(\s*" + Regex.Escape(name) + @"\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>
    /// The place that sets a property to a value; where the value is computed, the last one that sets it.
    /// </summary>
    public WrittenSetting? FindProperty(string name, string value)
    {
        var all = Written.Where(written => !written.IsItem && written.Item is null && Is(written.Name, name)).ToArray();
        return all.LastOrDefault(written => written.Value.Trim() == value.Trim()) ?? all.LastOrDefault();
    }

    /// <summary>The place that puts an entry into a list.</summary>
    public WrittenSetting? FindPropertyWith(string name, string entry) =>
        Written.LastOrDefault(written => !written.IsItem && written.Item is null
        && Is(written.Name, name) && written.Value.IndexOf(entry, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The place that includes an item.</summary>
    public WrittenSetting? FindItem(string name, string include)
    {
        var all = Written.Where(written => written.IsItem && Is(written.Name, name)).ToArray();
        return all.FirstOrDefault(written => Split(written.Value).Any(entry => SamePath(entry, include)))
            ?? (all.Length == 1 ? all[0] : null);
    }

    public WrittenSetting? FindMetadata(string item, string name, string value)
    {
        var all = Written.Where(written => written.Item is not null && Is(written.Item, item) && Is(written.Name, name))
            .ToArray();
        return all.LastOrDefault(written => SamePath(written.Value.Trim(), value.Trim()))
            ?? (all.Length == 1 ? all[0] : null);
    }

    /// <summary>Whether a name can be one of our names, misspelled.</summary>
    public static bool LooksLikeOurs(string name) =>
        name.IndexOf("docker", StringComparison.OrdinalIgnoreCase) >= 0
        || Spelling.FindNearest(name.Substring(0, Math.Min(name.Length, 10)).ToLowerInvariant(), s_prefix) is not null;

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    // MSBuild replaces backslashes by slashes.
    private static bool SamePath(string left, string right) => left.Replace('\\', '/') == right.Replace('\\', '/');

    private static IEnumerable<string> Split(string value) => value.Split(';').Select(entry => entry.Trim());

    private void Add(string path)
    {
        if (path.Length == 0 || _files.Count >= MaxFiles || !RegularFile.IsFile(path)
            || !_files.Add(Path.GetFullPath(path)))
            return;
        path = Path.GetFullPath(path);
        XDocument document;
        try
        {
            document = XDocument.Load(path, LoadOptions.SetLineInfo);
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            return;
        }

        foreach (var element in document.Descendants())
        {
            switch (element.Parent?.Name.LocalName)
            {
                case "PropertyGroup":
                    Add(element.Name.LocalName, null, element.Value, element, element, path);
                    break;
                case "ItemGroup":
                    AddItem(element, path);
                    break;
                default:
                    AddImport(element, path);
                    break;
            }
        }

        AddReferences(document);
    }

    private void AddImport(XElement element, string path)
    {
        var sdks = (element.Name.LocalName, element.Attribute("Sdk")?.Value) switch
        {
            ("Import" or "Project", { } names) => names,
            ("Sdk", _) => element.Attribute("Name")?.Value ?? "",
            _ => "",
        };
        _hasUnknownImport |= Split(sdks)
            .Any(sdk => sdk.Length > 0 && !sdk.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase));
        if (element.Name.LocalName != "Import" || sdks.Length > 0
            || element.Attribute("Project")?.Value is not { } import)
            return;
        if (Resolve(import, path) is { } imported)
            Add(imported);
        else
            _hasUnknownImport |= import.IndexOf("GetPathOfFileAbove", StringComparison.Ordinal) < 0;
    }

    private void AddItem(XElement element, string path)
    {
        var name = element.Name.LocalName;
        Add(name, null, element.Attribute("Include")?.Value ?? element.Attribute("Update")?.Value
            ?? "", element, element, path, isItem: true);
        foreach (var attribute in element.Attributes()
            .Where(attribute => !attribute.IsNamespaceDeclaration
            && !s_instructions.Contains(attribute.Name.LocalName)))
            Add(attribute.Name.LocalName, name, attribute.Value, element, attribute, path);
        foreach (var child in element.Elements())
            Add(child.Name.LocalName, name, child.Value, child, child, path);
    }

    private void Add(string name, string? item, string value, XElement element, IXmlLineInfo place, string path,
        bool isItem = false)
    {
        // Only names that can be ours are kept.
        if (!LooksLikeOurs(item ?? name) && !Lists.Contains(name))
            return;
        var isConditional = element.AncestorsAndSelf()
            .Any(ancestor => ancestor.Attribute("Condition") is not null || ancestor.Name.LocalName is "Choose"
            or "Target");
        Written.Add(new WrittenSetting(name, item, value, isConditional, path, place.LineNumber, place.LinePosition)
        {
            IsItem = isItem,
            RemovesItems = isItem && (element.Attribute("Remove") ?? element.Attribute("Exclude")) is not null,
        });
    }

    // A condition of an element on itself uses nothing, nor does what it adds to.
    private void AddReferences(XDocument document)
    {
        foreach (var element in document.Descendants())
        {
            var texts = element.Attributes().Select(attribute => attribute.Value)
                .Concat(element.HasElements ? Enumerable.Empty<string>() : new[] { element.Value });
            foreach (var name in texts.SelectMany(text => s_reference.Matches(text).Cast<Match>())
                .SelectMany(match => new[] { match.Groups[1].Value, match.Groups[2].Value }))
            {
                if (!Is(name, element.Name.LocalName))
                    _references.Add(name);
            }
        }
    }

    private string? Resolve(string import, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        import = import.Replace('\\', '/').Replace("$(MSBuildThisFileDirectory)", folder + "/")
            .Replace("$(MSBuildProjectDirectory)", Path.GetDirectoryName(_projectFile)!);
        if (Regex.Match(import, @"GetPathOfFileAbove\(\s*'?(?<name>[\w.]+)'?") is { Success: true } above)
            return FolderContent.FindAbove(Path.GetDirectoryName(folder), above.Groups["name"].Value);
        var directory = Regex.Match(
            import, @"GetDirectoryNameOfFileAbove\([^,]+,\s*'?(?<name>[\w./]+)'?\s*\)\)/?(?<rest>[^$]*)\z");
        if (directory.Success)
            return FolderContent.FindAbove(folder, directory.Groups["name"].Value) is { } file
                ? Path.Combine(Path.GetDirectoryName(file)!, directory.Groups["rest"].Value) : null;
        if (import.IndexOfAny(new[] { '$', '*', '?', '%' }) >= 0)
            return null;
        try
        {
            return Path.GetFullPath(Path.Combine(folder, import));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
