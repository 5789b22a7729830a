using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Finds our properties, items and metadata that do not have the intended effect.
/// </summary>
/// <param name="dockerfiles">The Dockerfiles of the project that were found.</param>
/// <param name="global">Properties of the command line and of the environment.</param>
internal sealed class SettingChecker(string projectFile, SettingFiles files,
    ImmutableArray<DockerfileFacts> dockerfiles, IReadOnlyDictionary<string, string> global)
{
    // Metadata that other tools and the SDK add to any item.
    private static readonly string[] s_commonMetadata =
    {
        "Link", "LinkBase", "Visible", "DependentUpon", "SubType", "Generator", "LastGenOutput",
        "CopyToOutputDirectory", "CopyToPublishDirectory",
        "Pack", "PackagePath", "TargetPath", "DestinationSubPath", "InProject", "DockerfileAnalyzersKind",
    };

    private readonly string _directory = Path.GetDirectoryName(projectFile)!;

    /// <summary>The compiler of the project; <see langword="null"/> where it runs analyzers.</summary>
    public string? HostProblem { get; init; }

    public ImmutableArray<string> TargetFrameworks { get; init; } = ImmutableArray<string>.Empty;

    public IEnumerable<SettingProblem> CheckProperties(IReadOnlyDictionary<string, string> values)
    {
        foreach (var setting in SettingCatalog.All.Where(setting => setting.Place == SettingPlace.Property))
        {
            if (!values.TryGetValue(setting.Name, out var value) || value.Trim().Length == 0)
                continue;
            value = value.Trim();
            var isSetHere = files.FindProperty(setting.Name, value) is not null || global.ContainsKey(setting.Name);
            // Settings of packages are not checked.
            if (setting.IsForeign && !isSetHere)
                continue;
            foreach (var problem in FindProblems(setting, value, values))
                yield return At($"'{setting.Name}' is '{value}', {problem}", FindPlace(setting, value));
        }
    }

    /// <summary>Whether the data of the package is old on the day on which the project judges.</summary>
    public IEnumerable<SettingProblem> CheckAge(IReadOnlyDictionary<string, string> values)
    {
        if (values.TryGetValue(SettingCatalog.AsOfDate.Name, out var value)
            && OutdatedData.FindProblem(SettingCatalog.AsOfDate.Read(value)) is { } problem)
            yield return At(problem, FindPlace(SettingCatalog.AsOfDate, value)) with { RuleId = OutdatedData.Rule.Id };
    }

    /// <summary>Rules in NoWarn and similar properties.</summary>
    public IEnumerable<SettingProblem> CheckLists(IReadOnlyDictionary<string, string> values)
    {
        // MSBuild's own lists repeat those of the compiler.
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in SettingFiles.Lists)
        {
            values.TryGetValue(name, out var value);
            foreach (var id in SettingKinds.Split(value ?? "").Where(IsMeantAsRule)
                .Distinct(StringComparer.OrdinalIgnoreCase))
            {
                var isRepeated = name.StartsWith("MSBuild", StringComparison.Ordinal) && reported.Contains(id);
                if (!isRepeated && KnownRules.FindProblem(id, $"'{name}'") is { } problem)
                {
                    reported.Add(id);
                    yield return At(problem, files.FindPropertyWith(name, id));
                }
            }
        }
    }

    private static bool IsMeantAsRule(string entry) => KnownRules.LooksLikeId(entry)
        || KnownRules.FindByName(entry) is not null;

    public IEnumerable<SettingProblem> CheckItems(SettingInputs inputs)
    {
        // Items of other tools can have the metadata of our items.
        foreach (var metadata in inputs.OtherFiles
            .SelectMany(item => CheckMetadata(item, SettingCatalog.FileItem.Name, "Dockerfile")))
        {
            if (metadata.File is not null)
                yield return metadata;
        }

        foreach (var item in inputs.NamedFiles)
        {
            if (FindPathProblem(item.Include, isFile: true) is { } problem)
                yield return At($"'{SettingCatalog.FileItem}' is '{item.Include}', {problem}",
                    files.FindItem(SettingCatalog.FileItem.Name, item.Include));
            foreach (var metadata in CheckMetadata(item, SettingCatalog.FileItem.Name))
                yield return metadata;
        }

        foreach (var (item, name) in inputs.Images.Select(image => (image, SettingCatalog.ImageItem.Name))
            .Concat(inputs.VulnerabilityReports.Select(report => (report, SettingCatalog.ReportItem.Name))))
        {
            var place = files.FindItem(name, item.Include);
            if (dockerfiles.IsEmpty && item.GetMetadata("Dockerfile").Length == 0 && place?.File == projectFile)
                yield return At($"'{name}' has no effect; the project does not have a Dockerfile", place);
            foreach (var metadata in CheckMetadata(item, name))
                yield return metadata;
        }

        foreach (var (written, pattern) in FindPatternsWithoutMatch(inputs.NamedFiles))
            yield return At($"'{written.Name}' is '{pattern}', which does not match a file", written);
    }

    // A pattern without a match is not an item. One that several projects share may match in others; what is removed
    // again was matched.
    private IEnumerable<(WrittenSetting Written, string Pattern)> FindPatternsWithoutMatch(
        ImmutableArray<ProjectItem> items)
    {
        var written = files.Written.Where(written => written.IsItem && written.Name == SettingCatalog.FileItem.Name)
            .ToArray();
        if (written.Any(item => item.RemovesItems))
            return Enumerable.Empty<(WrittenSetting, string)>();
        var paths = items.Select(item => item.FullPath).ToArray();
        return written.Where(item => !item.IsConditional && item.File == projectFile)
            .SelectMany(item => item.Value.Split(';').Select(pattern => (item, pattern.Trim())))
            .Where(entry => ItemPattern.TryParse(entry.Item2, _directory) is { } pattern
            && !paths.Any(pattern.Matches));
    }

    /// <summary>Names that look like ours.</summary>
    public IEnumerable<SettingProblem> CheckNames()
    {
        foreach (var written in files.Written.Where(written => written.Item is null))
        {
            if (FindNameProblem(written.Name, written.IsItem
                ? SettingPlace.Item : SettingPlace.Property) is { } problem)
                yield return At(problem, written);
        }

        foreach (var name in global.Keys
            .Where(name => files.Written
            .All(written => !written.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            if (FindNameProblem(name, SettingPlace.Property) is { } problem)
                yield return At(problem, null);
        }
    }

    /// <param name="owner">Our item with this metadata.</param>
    /// <param name="name">Another item that may have them.</param>
    private IEnumerable<SettingProblem> CheckMetadata(ProjectItem item, string owner, string? name = null)
    {
        name ??= owner;
        var known = SettingCatalog.All
            .Where(setting => setting.Place == SettingPlace.Metadata && setting.Owner == owner).ToArray();
        foreach (var setting in known)
        {
            var value = item.GetMetadata(setting.Name).Trim();
            if (value.Length > 0 && FindMetadataProblem(setting, value, item) is { } problem)
                yield return At($"'{setting.Name}' of '{item.Include}' is '{value}', {problem}",
                    files.FindMetadata(name, setting.Name, value));
        }

        foreach (var other in item.Metadata.Keys)
        {
            if (known.Any(setting => setting.Name.Equals(other, StringComparison.OrdinalIgnoreCase))
                || s_commonMetadata.Contains(other, StringComparer.OrdinalIgnoreCase) || files.IsUsed(other))
                continue;
            if (SettingNames.FindMetadata(other, owner) is { } meant)
                yield return At($"Unknown metadata '{other}' of '{name}'" + SettingKinds.Suggest(meant),
                    files.FindMetadata(name, other, item.GetMetadata(other)));
        }
    }

    private string? FindMetadataProblem(Setting setting, string value, ProjectItem item)
    {
        if (setting.Kind == SettingKinds.Folder)
            return FindPathProblem(value, isFile: false);
        if (setting.Kind == SettingKinds.Stage)
            return FindStageProblem(value, Path.GetFullPath(Path.Combine(_directory, item.Include)));
        if (FindPathProblem(value, isFile: true) is { } problem)
            return problem;
        var path = Path.GetFullPath(Path.Combine(_directory, value));
        return dockerfiles.Any(dockerfile => dockerfile.Path == path)
            ? null : "which is not a Dockerfile of the project";
    }

    private static string? FindStageProblem(string name, string dockerfile)
    {
        var stages = (DockerfileText.Read(dockerfile).Model?.Stages ?? ImmutableArray<Stage>.Empty).ToArray();
        // None: it was not read, and that is reported.
        if (stages.Length == 0)
            return null;
        var names = stages.Select(stage => stage.From.Alias?.Text).OfType<string>().ToArray();
        if (names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (WholeNumber.TryParse(name, out var index) && index >= 0 && index < stages.Length))
            return null;
        return "which is not a build stage of the Dockerfile" + SettingKinds.Suggest(Spelling.FindNearest(name, names));
    }

    private IEnumerable<string> FindProblems(Setting setting, string value, IReadOnlyDictionary<string, string> values)
    {
        if (setting.Kind == SettingKinds.RuleIds)
            return SettingKinds.Split(value).Select(id => FindFixProblem(id, values)).OfType<string>();
        var problem = setting.Kind.FindProblem(value);
        if (setting.Kind == SettingKinds.File)
            problem = FindPathProblem(value, isFile: true);
        else if (setting == SettingCatalog.DockerfileContext)
            problem = dockerfiles.Any(dockerfile =>
                Directory.Exists(Path.Combine(Path.GetDirectoryName(dockerfile.Path)!, value)))
                ? null : FindPathProblem(value, isFile: false);
        else if (setting.Kind == SettingKinds.Folder)
            problem = FindPathProblem(value, isFile: false);
        else if (setting.Kind == SettingKinds.OutputFolder)
            problem = File.Exists(Path.Combine(_directory, value)) ? "which is a file, not a directory" : null;
        else if (setting.Kind == SettingKinds.Framework)
            problem = FindFrameworkProblem(value);
        else if (setting == SettingCatalog.Host && value.Equals("Compiler", StringComparison.OrdinalIgnoreCase))
            problem = HostProblem;
        return new[] { problem }.OfType<string>();
    }

    private static string? FindFixProblem(string id, IReadOnlyDictionary<string, string> values)
    {
        if (!KnownRules.IsId(id))
            return $"but there is no rule '{id}'" + SettingKinds.Suggest(KnownRules.FindMeant(id));
        if (RuleCatalog.Find(id.ToUpperInvariant()) is not { Fix: { } safety })
            return $"but rule {id.ToUpperInvariant()} does not have a fix";
        values.TryGetValue(SettingCatalog.FixSafety.Name, out var chosen);
        return safety is FixSafety.Unsafe && SettingCatalog.FixSafety.Read(chosen) == "Safe"
            ? $"but the fix of {id.ToUpperInvariant()} is unsafe and is applied only with "
                + $"'{SettingCatalog.FixSafety}=Unsafe'"
            : null;
    }

    // In a project with one framework, a value from a file above it is meant for other projects.
    private string? FindFrameworkProblem(string value)
    {
        if (TargetFrameworks.Contains(value, StringComparer.OrdinalIgnoreCase))
            return null;
        var isForOthers = TargetFrameworks.Length == 1
            && files.FindProperty(SettingCatalog.TargetFramework.Name, value)?.File != projectFile;
        return isForOthers ? null : $"which is not {SettingKinds.Framework.Noun}"
            + SettingKinds.Suggest(Spelling.FindNearest(value, TargetFrameworks));
    }

    private string? FindPathProblem(string value, bool isFile)
    {
        string path;
        try
        {
            path = Path.GetFullPath(Path.Combine(_directory, value));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException
            or PathTooLongException)
        {
            return "which is not a valid path";
        }

        if (isFile && Directory.Exists(path))
            return "which is a directory, not a file";
        if (!isFile && File.Exists(path))
            return "which is a file, not a directory";
        if (isFile ? File.Exists(path) : Directory.Exists(path))
            return null;
        IReadOnlyList<string> siblings = Array.Empty<string>();
        if (Path.GetDirectoryName(path) is { } folder)
            siblings = isFile ? FolderContent.GetFiles(folder) : FolderContent.GetFolders(folder);
        var nearest = Spelling.FindNearest(Path.GetFileName(path), siblings.Select(Path.GetFileName)
            .Where(name => name is not null)!);
        return "which does not exist"
            + SettingKinds.Suggest(nearest is null
            ? null : value.Substring(0, value.Length - Path.GetFileName(path).Length) + nearest);
    }

    private string? FindNameProblem(string name, SettingPlace place)
    {
        var known = SettingCatalog.All
            .FirstOrDefault(setting => setting.Place is SettingPlace.Property or SettingPlace.Item
            && setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var kind = place is SettingPlace.Item ? "an item" : "a property";
        if (known is not null)
        {
            return known.Place == place || known.IsForeign || files.IsUsed(name) ? null
                : $"'{known.Name}' is {(known.Place is SettingPlace.Item ? "an item" : "a property")} "
                    + $"and has no effect as {kind}";
        }

        if (!SettingFiles.LooksLikeOurs(name)
            || SettingCatalog.ForeignNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            || name.EndsWith("Version", StringComparison.OrdinalIgnoreCase) || name.IndexOf('_') >= 0
            || files.IsUsed(name))
            return null;
        var meant = SettingNames.FindMeant(name, place);
        if (meant.IsEmpty && !SettingNames.IsOwn(name))
            return null;
        // A package, or what is imported by a path that is not known, may read it.
        if (!SettingNames.IsOwn(name) && files.IsUsedElsewhere(name))
            return null;
        return $"Unknown {kind.Split(' ')[1]} '{name}'" + SettingNames.Suggest(meant, place);
    }

    private WrittenSetting? FindPlace(Setting setting, string value) => global.ContainsKey(setting.Name)
        ? null : files.FindProperty(setting.Name, value);

    private static SettingProblem At(string message, WrittenSetting? place) =>
        new(message, place?.File, place?.Line ?? 0, place?.Column ?? 0);
}
