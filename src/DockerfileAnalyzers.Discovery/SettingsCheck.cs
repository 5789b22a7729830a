using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Finds the settings of a project that have no effect, or not the one that was meant.</summary>
public static class SettingsCheck
{
    /// <summary>Each with its severity, in the project file where it is not known which file sets it.</summary>
    public static IEnumerable<Problem> Find(SettingInputs inputs, HostSettings settings)
    {
        var configs = settings.ReadConfigs(inputs.AnalyzedFiles.Prepend(inputs.ProjectFile));
        foreach (var problem in FindProblems(inputs, configs).Distinct())
        {
            var rule = RuleCatalog.Find(problem.RuleId)!;
            var file = problem.File ?? inputs.ProjectFile;
            var severity = settings.GetSeverity(rule, configs.GetConfig(file));
            if (severity is not Severity.None)
                yield return new Problem(rule, severity, file, problem.Line, problem.Column, problem.Message);
        }
    }

    /// <summary>
    /// For hosts without a project: what is wrong in the configuration files that count for some Dockerfiles.
    /// </summary>
    /// <param name="files">Full paths of Dockerfiles and ignore files.</param>
    public static IEnumerable<Problem> Find(IEnumerable<string> files, HostSettings settings)
    {
        var paths = files.ToArray();
        var configs = settings.ReadConfigs(paths);
        var analyzed = paths.Select(file => file.Replace('\\', '/')).ToArray();
        var configuration = ConfigurationSet.Find(paths, settings.Configuration);
        var problems = configuration.Problems.Concat(BaselineFiles.FindProblems(paths, configuration))
            .Concat(configs.Files.Where(file => !ConfigurationSet.IsGenerated(file.Path))
                .SelectMany(file => ConfigFileChecker.Check(file, analyzed).Concat(CheckAccess(file))));
        foreach (var problem in problems.Distinct())
        {
            var rule = RuleCatalog.Find(problem.RuleId)!;
            var severity = settings.GetSeverity(rule, configs.GetConfig(problem.File!));
            if (severity is not Severity.None)
                yield return new Problem(rule, severity, problem.File!, problem.Line, problem.Column, problem.Message);
        }
    }

    private static IEnumerable<SettingProblem> FindProblems(SettingInputs inputs, EditorConfigSet configs)
    {
        var dockerfiles = ProjectFactsReader.Find(inputs.AnalyzedFiles)?.Dockerfiles
            ?? ImmutableArray<DockerfileFacts>.Empty;
        var files = SettingFiles.Read(inputs.ProjectFile, inputs.BuildFiles, inputs.ExtensionsFolder);
        var checker = new SettingChecker(inputs.ProjectFile, files, dockerfiles, inputs.Global)
        {
            HostProblem = inputs.HasAnalyzingCompiler ? null : "but no compiler runs analyzers in this project",
            TargetFrameworks = inputs.TargetFrameworks,
        };
        var analyzed = inputs.AnalyzedFiles.Select(file => file.Replace('\\', '/')).ToArray();
        var solution = inputs.SolutionFile is { Length: > 0 } path && File.Exists(path) ? Path.GetFullPath(path) : null;
        return checker.CheckProperties(inputs.Values).Concat(checker.CheckAge(inputs.Values))
            .Concat(checker.CheckLists(inputs.Values))
            .Concat(checker.CheckNames())
            // The command line sets a property for all projects of a solution.
            .Select(problem => problem.File is null
            && inputs.Global.Keys.Any(name => problem.Message.Contains($"'{name}'"))
                ? problem with { File = solution } : problem)
            .Concat(checker.CheckItems(inputs))
            .Concat(CheckConfiguration(inputs, dockerfiles))
            .Concat(configs.Files.Where(file => !ConfigurationSet.IsGenerated(file.Path))
                .SelectMany(file => ConfigFileChecker.Check(file, analyzed)
                .Concat(CheckAccess(file))));
    }

    private static IEnumerable<SettingProblem> CheckConfiguration(
        SettingInputs inputs, ImmutableArray<DockerfileFacts> dockerfiles)
    {
        var files = inputs.AnalyzedFiles.Where(file => IgnoreFiles.IsIgnoreFile(file)
            || dockerfiles.Any(dockerfile => dockerfile.Path == file)).ToArray();
        var configuration = ConfigurationSet.Find(files, ConfigurationOptions.Create(inputs.Values));
        return configuration.Problems.Concat(BaselineFiles.FindProblems(files, configuration));
    }

    // Settings of a file that is not read are as lost as misspelled ones. One with keys was read, whatever else is in
    // it.
    private static IEnumerable<SettingProblem> CheckAccess(EditorConfigFile file)
    {
        if (file.Entries.Count == 0 && RegularFile.FindTextProblem(file.Path) is { } reason)
        {
            yield return new SettingProblem(InaccessibleFile.DescribeUnread(Path.GetFileName(file.Path), reason),
                file.Path, 0, 0)
            {
                RuleId = InaccessibleFile.Rule.Id,
            };
        }
    }
}
