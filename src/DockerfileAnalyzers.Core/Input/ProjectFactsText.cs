namespace DockerfileAnalyzers.Input;

/// <summary>The facts of a project as text.</summary>
internal static class ProjectFactsText
{
    public static string Write(ProjectFacts facts)
    {
        var text = new RecordText();
        foreach (var property in facts.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            text.Add("property", property.Key, property.Value);
        WriteProject(facts, text);
        foreach (var dockerfile in facts.Dockerfiles)
        {
            text.Add("dockerfile", dockerfile.Path, dockerfile.Context, dockerfile.IsContextCertain
                ? "certain" : "inferred",
                dockerfile.IgnoreFile, dockerfile.TargetStage, dockerfile.BetterContext);
            foreach (var argument in dockerfile.Arguments)
                text.Add("argument", dockerfile.Path, argument.Name, argument.Value);
            if (dockerfile.Baseline is { } baseline)
                text.Add("baseline", dockerfile.Path, baseline);
            if (dockerfile.OuterIgnoreFile is { } ignoreFile)
                text.Add("outer-ignore-file", dockerfile.Path, ignoreFile);
            if (dockerfile.ContextReporter is { } reporter)
                text.Add("context-reporter", dockerfile.Path, reporter);
        }

        WriteDockerfiles(facts, text);
        foreach (var line in facts.UnknownLines)
            text.AddLine(line);
        return text.ToString();
    }

    private static void WriteProject(ProjectFacts facts, RecordText text)
    {
        void AddAll(string kind, IEnumerable<string> values)
        {
            foreach (var value in values)
                text.Add(kind, value);
        }

        AddAll("reference", facts.ProjectReferences);
        foreach (var package in facts.Packages)
            text.Add("package", package.Id, package.Version);
        AddAll("direct-package", facts.DirectPackages);
        AddAll("framework", facts.Frameworks);
        foreach (var solution in facts.Solutions)
            text.Add("solution", solution.Projects.Prepend(solution.Path).ToArray<object>());
        foreach (var file in facts.BuildFiles)
            text.Add("build-file", file.Kind, file.Path);
        foreach (var import in facts.Imports)
            text.Add("import", import.Kind, import.Path, import.Owner);
        foreach (var folder in facts.PackageFolders)
            text.Add("package-folder", folder.Value, folder.Owner);
        AddAll("nuget-credentials", facts.NuGetCredentials);
        if (facts.SdkPin is { } pin)
            text.Add("sdk-pin", pin.Path, pin.Version, pin.RollForward);
        AddAll("sdk-runtime", facts.SdkRuntimes);
        AddAll("sdk-ended", facts.SdkEndedVersions);
        foreach (var output in facts.PackageBytes)
            text.Add("package-bytes", output.Runtime, output.Bytes);
        foreach (var output in facts.PublishedBytes)
            text.Add("published-bytes", output.Runtime, output.Bytes);
        foreach (var endpoint in facts.Endpoints)
            text.Add("endpoint", endpoint.File, endpoint.Line, endpoint.Key, endpoint.Value);
        foreach (var password in facts.SettingsPasswords)
            text.Add("settings-password", password.File, password.Line, password.Name);
        foreach (var setting in facts.SettingsValues)
            text.Add("settings-value", setting.File, setting.Key, setting.Value);
    }

    private static void WriteDockerfiles(ProjectFacts facts, RecordText text)
    {
        void AddSettings(string kind, IEnumerable<ComposeSetting> settings)
        {
            foreach (var setting in settings)
                text.Add(kind, setting.Dockerfile, setting.Service, setting.File, setting.Line, setting.Name,
                    setting.Value);
        }

        foreach (var port in facts.ComposePorts)
            text.Add("compose-port", port.Dockerfile, port.Port, port.Service, port.File);
        foreach (var neighbor in facts.ComposeNeighbors)
            text.Add("compose-neighbor", neighbor.Dockerfile, neighbor.HostPort, neighbor.Service, neighbor.Port);
        foreach (var service in facts.ReadOnlyContainers)
            text.Add("read-only-container",
                [service.Dockerfile, service.Starter, service.File, .. service.Writable]);
        foreach (var setting in facts.PassedSettings)
            text.Add("passed-setting", setting.Dockerfile, setting.Name);
        foreach (var dockerfile in facts.InteractiveImages)
            text.Add("interactive-image", dockerfile);
        AddSettings("compose-setting", facts.ComposeSettings);
        AddSettings("mistyped-setting", facts.MistypedSettings);
        foreach (var stage in facts.TargetStages)
            text.Add("target-stage", stage.Dockerfile, stage.Name);
        foreach (var dockerfile in facts.UnknownStarts)
            text.Add("unknown-start", dockerfile);
        foreach (var script in facts.StartScripts)
            text.Add("started-script", script.Dockerfile, script.Path, script.User, script.Use);
        foreach (var script in facts.StartScriptsWithoutExec)
            text.Add("entry-script", script.Dockerfile, script.Name, script.Line, script.Command);
        foreach (var script in facts.BrokenScripts)
            text.Add("broken-script", script.Dockerfile, script.Path, script.Problem);
        foreach (var file in facts.FilesWithLf)
            text.Add("lf-line-endings", file);
    }

    public static ProjectFacts Read(string text)
    {
        var records = RecordText.Read(text).ToLookup(record => record.Kind);
        var arguments = records["argument"]
            .ToLookup(record => record[0], record => new BuildArgument(record[1], record[2]));
        var baselines = records["baseline"].ToLookup(record => record[0], record => record[1]);
        var ignoreFiles = records["outer-ignore-file"].ToLookup(record => record[0], record => record[1]);
        var reporters = records["context-reporter"].ToLookup(record => record[0], record => record[1]);
        var dockerfiles = records["dockerfile"].Select(record => new DockerfileFacts(
            record[0], record[1], record[2] == "certain", record.OrNull(3), record.OrNull(4))
        {
            BetterContext = record.OrNull(5),
            Baseline = baselines[record[0]].FirstOrDefault(),
            OuterIgnoreFile = ignoreFiles[record[0]].FirstOrDefault(),
            ContextReporter = reporters[record[0]].FirstOrDefault(),
            Arguments = arguments[record[0]].ToImmutableArray(),
        });
        var properties = records["property"].Select(record => new KeyValuePair<string, string>(record[0], record[1]));
        ImmutableArray<string> All(string kind) => records[kind].Select(record => record[0]).ToImmutableArray();
        return ProjectFacts.Create(properties, dockerfiles.ToArray()) with
        {
            ProjectReferences = All("reference"),
            Packages = records["package"].Select(record => new PackageFact(record[0], record.OrNull(1)))
            .ToImmutableArray(),
            DirectPackages = All("direct-package"),
            Frameworks = All("framework"),
            Solutions = records["solution"]
            .Select(record => new SolutionFacts(record[0], record.From(1).ToImmutableArray())).ToImmutableArray(),
            BuildFiles = ReadAll(records["build-file"], record => Parse<BuildFileKind>(record[0]) is { } kind
            ? new BuildFile(kind, record[1]) : null),
            Imports = ReadAll(records["import"], record =>
                Parse<BuildFileKind>(record[0]) is { } kind ? new ImportedFile(kind, record[1], record[2]) : null),
            PackageFolders = ReadAll(records["package-folder"], record => new PackageFolder(record[0], record[1])),
            NuGetCredentials = All("nuget-credentials"),
            SdkPin = records["sdk-pin"].Select(record => new SdkPin(record[0], record[1], record.OrNull(2)))
            .FirstOrDefault(),
            SdkRuntimes = All("sdk-runtime"),
            SdkEndedVersions = All("sdk-ended"),
            PackageBytes = ReadAll(records["package-bytes"], ReadOutput),
            PublishedBytes = ReadAll(records["published-bytes"], ReadOutput),
            Endpoints = ReadAll(records["endpoint"], record =>
            new ProjectEndpoint(record[0], ToLine(record, 1), record[2], record[3])),
            ComposePorts = ReadAll(records["compose-port"], record =>
                record.Number(1) is { } port ? new ComposePort(record[0], (int)port, record[2], record[3]) : null),
            SettingsPasswords = ReadAll(records["settings-password"], record =>
                new SettingsPassword(record[0], ToLine(record, 1), record[2])),
            SettingsValues = ReadAll(records["settings-value"], record =>
                new SettingsValue(record[0], record[1], record[2])),
            PassedSettings = ReadAll(records["passed-setting"], record => new PassedSetting(record[0], record[1])),
            ComposeNeighbors = ReadAll(records["compose-neighbor"], record =>
                record.Number(1) is { } host && record.Number(3) is { } port
                    ? new ComposeNeighbor(record[0], (int)host, record[2], (int)port) : null),
            ReadOnlyContainers = ReadAll(records["read-only-container"], record =>
                new ReadOnlyContainer(record[0], record[1], record[2], record.From(3).ToImmutableArray())),
            InteractiveImages = All("interactive-image"),
            ComposeSettings = ReadAll(records["compose-setting"], ReadSetting),
            MistypedSettings = ReadAll(records["mistyped-setting"], ReadSetting),
            TargetStages = ReadAll(records["target-stage"], record => new TargetStage(record[0], record[1])),
            UnknownStarts = All("unknown-start"),
            StartScripts = ReadAll(records["started-script"], record =>
                Parse<ScriptUser>(record[2]) is { } user
                    ? new StartScriptFacts(record[0], record[1], user, Parse<ScriptUse>(record[3]) ?? default) : null),
            StartScriptsWithoutExec = ReadAll(records["entry-script"], record =>
            new StartScriptWithoutExec(record[0], record[1], ToLine(record, 2), record[3])),
            BrokenScripts = ReadAll(records["broken-script"], record =>
                Parse<ScriptProblem>(record[2]) is { } problem
                ? new BrokenScript(record[0], record[1], problem) : null),
            FilesWithLf = All("lf-line-endings"),
            UnknownLines = records.Where(kind => !s_kinds.Contains(kind.Key)).SelectMany(kind => kind)
                .Select(record => record.Line).ToImmutableArray(),
        };
    }

    private static readonly ImmutableHashSet<string> s_kinds = ImmutableHashSet.Create(
        "property", "dockerfile", "argument", "baseline", "outer-ignore-file", "context-reporter", "reference",
        "package", "direct-package", "framework",
        "solution", "build-file", "import", "package-folder",
        "nuget-credentials", "sdk-pin", "sdk-runtime", "sdk-ended", "package-bytes", "published-bytes", "endpoint",
        "settings-password", "settings-value", "passed-setting", "compose-neighbor", "compose-port",
        "read-only-container", "interactive-image", "compose-setting", "mistyped-setting", "target-stage",
        "unknown-start", "started-script",
        "entry-script",
        "broken-script",
        "lf-line-endings");

    // A newer version can write values into a known record that this version has no name for: they are left out.
    private static ImmutableArray<T> ReadAll<T>(IEnumerable<RecordText.Record> records,
        Func<RecordText.Record, T?> read)
        where T : class => records.Select(read).OfType<T>().ToImmutableArray();

    private static MeasuredOutput? ReadOutput(RecordText.Record record) =>
        record.Number(1) is { } bytes ? new MeasuredOutput(record[0], bytes) : null;

    private static ComposeSetting ReadSetting(RecordText.Record record) =>
        new(record[1], record[2], ToLine(record, 3), record[4], record[5]) { Dockerfile = record[0] };

    private static int ToLine(RecordText.Record record, int index) => (int)(record.Number(index) ?? 1);

    private static T? Parse<T>(string name)
        where T : struct => Enum.TryParse<T>(name, ignoreCase: true, out var value) ? value : null;
}
