using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Reports the settings that have no effect, or not the one that was meant.</summary>
public sealed class CheckSettings : DockerfileTask
{
    /// <summary>The path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>What the settings are: <c>Name=value</c> each; also NoWarn and its like.</summary>
    public string[] Values { get; set; } = Array.Empty<string>();

    /// <summary>Directory.Build.props and the like.</summary>
    public string[] BuildFiles { get; set; } = Array.Empty<string>();

    /// <summary>Where the restore writes what packages add to the build: <c>obj</c>.</summary>
    public string ExtensionsDirectory { get; set; } = "";

    public ITaskItem[] ExplicitFiles { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Dockerfiles that other tools know, which are read, too.</summary>
    public ITaskItem[] DockerfileItems { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] Images { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] VulnerabilityReports { get; set; } = Array.Empty<ITaskItem>();

    public string[] TargetFrameworks { get; set; } = Array.Empty<string>();

    /// <summary>Whether the project has a compiler that runs analyzers.</summary>
    public bool HasAnalyzingCompiler { get; set; }

    /// <summary>What <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The solution that is built; may be undefined.</summary>
    public string? SolutionFile { get; set; }

    /// <summary>
    /// What is wrong in files that other projects share: an argument for <see cref="ReportSetting"/> each.
    /// </summary>
    [Output]
    public string[] SharedProblems { get; set; } = Array.Empty<string>();

    /// <summary>The names of the global properties: without them, what is shared is reported once a build.</summary>
    [Output]
    public string[] GlobalProperties { get; set; } = Array.Empty<string>();

    private protected override string ProjectPath => ProjectFile;

    // Errors fail the build at its end: what the compiler has to say is said as well.
    private protected override bool IsSuccess => true;

    protected override void Run()
    {
        var global = GetGlobalProperties();
        GlobalProperties = global.Keys.ToArray();
        var configs = ReadConfigs(Files.Select(file => file.ItemSpec).Prepend(ProjectFile));
        var shared = new List<string>();
        foreach (var problem in FindProblems(global, configs).Distinct())
        {
            var rule = RuleCatalog.Find(problem.RuleId)!;
            var config = configs.GetConfig(problem.File ?? ProjectFile);
            var severity = Policy.Apply(rule.Id, SeverityResolver.Resolve(rule, config));
            if (severity is Severity.None)
                continue;
            var file = problem.File ?? ProjectFile;
            if (file == ProjectFile || file == ProjectFile + ".user")
                ReportSetting.Report(Log, problem with { File = file }, severity);
            else
                shared.Add(ReportSetting.Encode(problem with { File = file }, severity));
        }

        SharedProblems = shared.ToArray();
    }

    private IEnumerable<SettingProblem> FindProblems(
        IReadOnlyDictionary<string, string> global, EditorConfigSet configs)
    {
        var facts = Files.Select(file => file.ItemSpec)
            .FirstOrDefault(path => path.EndsWith(FileSet.FactsFileName, StringComparison.Ordinal));
        var dockerfiles = facts is null
            ? ImmutableArray<DockerfileFacts>.Empty
            : ProjectFacts.Parse(RegularFile.ReadAllText(facts)).Dockerfiles;
        var values = Values.Select(value => value.Split(new[] { '=' }, 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var files = SettingFiles.Read(ProjectFile, BuildFiles, ExtensionsDirectory);
        var checker = new SettingChecker(ProjectFile, files, dockerfiles, global)
        {
            HostProblem = HasAnalyzingCompiler ? null : "but no compiler runs analyzers in this project",
            TargetFrameworks = TargetFrameworks.Select(framework => framework.Trim())
                .Where(framework => framework.Length > 0).ToImmutableArray(),
        };
        var analyzed = Files.Select(file => file.ItemSpec.Replace('\\', '/')).ToArray();
        var solution = SolutionFile is { Length: > 0 } path && File.Exists(path) ? Path.GetFullPath(path) : null;
        return checker.CheckProperties(values).Concat(checker.CheckAge(values))
            .Concat(checker.CheckLists(values)).Concat(checker.CheckNames())
            // What the command line sets, it sets for all projects of a solution.
            .Select(problem =>
                problem.File is null && global.Keys.Any(name => problem.Message.Contains($"'{name}'"))
                    ? problem with { File = solution }
                    : problem)
            .Concat(checker.CheckItems(ExplicitFiles, DockerfileItems, Images, VulnerabilityReports))
            .Concat(
                configs.Files.SelectMany(file => ConfigFileChecker.Check(file, analyzed).Concat(CheckAccess(file))));
    }

    // Settings of a file that is not read are as lost as misspelled ones. One with
    // keys was read, whatever else is in it.
    private static IEnumerable<SettingProblem> CheckAccess(EditorConfigFile file)
    {
        if (file.Entries.Count == 0 && RegularFile.FindTextProblem(file.Path) is { } reason)
        {
            yield return new SettingProblem(
                InaccessibleFile.DescribeUnread(Path.GetFileName(file.Path), reason), file.Path, 0, 0)
            {
                RuleId = InaccessibleFile.Rule.Id,
            };
        }
    }

    private IReadOnlyDictionary<string, string> GetGlobalProperties()
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (((string)variable.Key).StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase))
                result[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        if (BuildEngine is IBuildEngine6 engine)
        {
            foreach (var property in engine.GetGlobalProperties())
                result[property.Key] = property.Value;
        }

        return result;
    }
}

/// <summary>
/// Reports one problem of a file that several projects share. MSBuild builds a project with the same global properties
/// once, on whichever node: so a problem that is a property of such a project is reported once a build.
/// </summary>
public sealed class ReportSetting : Microsoft.Build.Utilities.Task
{
    /// <summary>What <see cref="CheckSettings"/> found.</summary>
    [Required]
    public string Problem { get; set; } = "";

    public override bool Execute()
    {
        var fields = Encoding.UTF8
            .GetString(Convert.FromBase64String(Problem.Replace('-', '+').Replace('_', '/'))).Split('\t');
        var problem = new SettingProblem(fields[5], fields[2], ToNumber(fields[3]), ToNumber(fields[4]))
        {
            RuleId = fields[1],
        };
        Report(Log, problem, (Severity)Enum.Parse(typeof(Severity), fields[0]));
        return true;
    }

    // Without the characters that mean something to MSBuild.
    internal static string Encode(SettingProblem problem, Severity severity) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join("\t", severity,
            problem.RuleId,
            problem.File,
            problem.Line.ToString(CultureInfo.InvariantCulture),
            problem.Column.ToString(CultureInfo.InvariantCulture),
            problem.Message)))
            .Replace('+', '-')
            .Replace('/', '_');

    internal static void Report(
        Microsoft.Build.Utilities.TaskLoggingHelper log, SettingProblem problem, Severity severity)
    {
        var rule = RuleCatalog.Find(problem.RuleId)!;
        var message = $"{problem.Message.Replace('\n', ' ').Replace('\r', ' ')} ({rule.HelpLink})";
        if (severity is Severity.Error)
            log.LogError(
                null, rule.Id, null, rule.HelpLink, problem.File, problem.Line, problem.Column, 0, 0, "{0}", message);
        else if (severity is Severity.Warning)
            log.LogWarning(
                null, rule.Id, null, rule.HelpLink, problem.File, problem.Line, problem.Column, 0, 0, "{0}", message);
        else
            log.LogMessage(
                null,
                rule.Id,
                null,
                problem.File,
                problem.Line,
                problem.Column,
                0,
                0,
                MessageImportance.Normal,
                "{0}",
                message);
    }

    private static int ToNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
