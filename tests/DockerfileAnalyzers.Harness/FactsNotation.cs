using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Harness;

/// <summary>
/// The facts of a project as one line each, for JSON lines, tests and pages: <c>Name=value</c>. Entries of a list are
/// separated by <c>|</c>, the parts of an entry by <c>?</c>; an entry that does not name a Dockerfile is about the one
/// at hand.
/// </summary>
internal static class FactsNotation
{
    /// <param name="dockerfile">The path of the Dockerfile at hand.</param>
    /// <param name="facts">Where that is built from, if that is known.</param>
    public static ProjectFacts Parse(IEnumerable<KeyValuePair<string, string>> lines, string dockerfile,
        params DockerfileFacts[] facts)
    {
        var all = new Dictionary<string, string>(lines, StringComparer.OrdinalIgnoreCase);
        string? Take(string name) => all.Remove(name, out var value) && value.Length > 0 ? value : null;
        ImmutableArray<string> List(string name) =>
            [.. (Take(name) ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        ImmutableArray<T> Entries<T>(string name, Func<Parts, T> create) =>
            [.. List(name).Select(entry => create(new Parts(entry.Split('?'), dockerfile)))];
        var better = Entries("BetterBuildContext", parts => (Dockerfile: parts[0], Folder: parts[1]));
        var pin = (Path: Take("GlobalJson"), Version: Take("GlobalJsonVersion"),
            RollForward: Take("GlobalJsonRollForward"));
        var result = ProjectFacts.Unknown with
        {
            ProjectReferences = List("ProjectReferences"),
            Packages = [.. List("PackageReferences").Select(text => text.Split('/'))
            .Select(parts => new PackageFact(parts[0], parts.ElementAtOrDefault(1)))],
            DirectPackages = List("DirectPackageReferences"),
            Frameworks = List("FrameworkReferences"),
            Solutions = Entries("Solutions", parts => new SolutionFacts(parts[0], parts.After(0))),
            BuildFiles = Entries("BuildFiles", parts => new BuildFile(parts.As<BuildFileKind>(0), parts[1])),
            Imports = Entries("Imports", parts => new ImportedFile(parts.As<BuildFileKind>(0), parts[1], parts[2])),
            PackageFolders = Entries("PackageFolders", parts => new PackageFolder(parts[0], parts[1])),
            NuGetCredentials = List("NuGetCredentials"),
            SdkPin = pin is { Path: { } path, Version: { } version }
            ? new SdkPin(path, version, pin.RollForward) : null,
            SdkRuntimes = List("SdkRuntimes"),
            SdkEndedVersions = List("SdkEndedVersions"),
            PackageBytes = Entries("PackageBytes", parts => new MeasuredOutput(parts[0], parts.Number(1))),
            PublishedBytes = Entries("PublishedBytes", parts => new MeasuredOutput(parts[0], parts.Number(1))),
            Endpoints = Entries("Endpoints", parts =>
            new ProjectEndpoint(parts[0], parts.Number(1), parts[2], parts[3])),
            ComposePorts = Entries("ComposePorts", parts =>
            new ComposePort(parts.Dockerfile(3), parts.Number(0), parts[1], parts[2])),
            SettingsPasswords = Entries("SettingsPasswords", parts =>
                new SettingsPassword(parts[0], parts.Number(1), parts[2])),
            SettingsValues = Entries("SettingsValues", parts => new SettingsValue(parts[0], parts[1], parts[2])),
            PassedSettings = Entries("PassedSettings", parts => new PassedSetting(parts.Dockerfile(1), parts[0])),
            ComposeNeighbors = Entries("ComposeNeighbors", parts =>
                new ComposeNeighbor(parts.Dockerfile(3), parts.Number(0), parts[1], parts.Number(2))),
            ReadOnlyContainers = Entries("ReadOnlyContainers", parts =>
                new ReadOnlyContainer(parts.Dockerfile(3), parts[0], parts[1],
                [.. parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries)])),
            InteractiveImages = List("InteractiveImages"),
            ComposeSettings = Entries("ComposeSettings", parts =>
                new ComposeSetting(parts[0], parts[1], parts.Number(2), parts[3],
                parts[4]) { Dockerfile = parts.Dockerfile(5) }),
            MistypedSettings = Entries("ComposeMistyped", parts =>
                new ComposeSetting(parts[0], parts[1], parts.Number(2), parts[3],
                "") { Dockerfile = parts.Dockerfile(4) }),
            TargetStages = Entries("TargetStages", parts => new TargetStage(parts.Dockerfile(1), parts[0])),
            UnknownStarts = List("ComposeListening"),
            StartScripts = Entries("StartScripts", parts =>
            new StartScriptFacts(parts.Dockerfile(2), parts[0], parts.As<ScriptUser>(1))),
            StartScriptsWithoutExec = Entries("EntryScripts", parts =>
            new StartScriptWithoutExec(parts[0], parts[1], parts.Number(2), parts[3])),
            BrokenScripts = Entries("BrokenScripts", parts =>
            new BrokenScript(parts[0], parts[1], parts.As<ScriptProblem>(2))),
            FilesWithLf = List("FilesWithLf"),
        };
        var dockerfiles = facts.Select(file => file with
        {
            BetterContext = better.FirstOrDefault(entry => entry.Dockerfile == file.Path).Folder,
        });
        return result with
        {
            Properties = result.Properties.AddRange(all),
            Dockerfiles = [.. dockerfiles],
        };
    }

    private sealed record Parts(string[] Values, string AtHand)
    {
        public string this[int index] => Values[index];

        public int Number(int index) => int.Parse(Values[index], System.Globalization.CultureInfo.InvariantCulture);

        public T As<T>(int index)
            where T : struct => Enum.Parse<T>(Values[index], ignoreCase: true);

        public ImmutableArray<string> After(int index) => [.. Values.Skip(index + 1)];

        public string Dockerfile(int index) => Values.Length > index ? Values[index] : AtHand;
    }
}
