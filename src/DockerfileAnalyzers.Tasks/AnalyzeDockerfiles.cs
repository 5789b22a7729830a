using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Configuration;
using DockerfileAnalyzers.Hosting;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Reports, or mends, where no compiler does: F#, projects that compile nothing, and the targets that people call.</summary>
public sealed class AnalyzeDockerfiles : Microsoft.Build.Utilities.Task
{
    /// <summary>What <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The path of the project file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>.editorconfig and .globalconfig files.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = Array.Empty<ITaskItem>();

    public bool TreatWarningsAsErrors { get; set; }

    public string? NoWarn { get; set; }

    public string? WarningsAsErrors { get; set; }

    public string? WarningsNotAsErrors { get; set; }

    /// <summary>Write fixes instead of reporting.</summary>
    public bool ApplyFixes { get; set; }

    /// <summary><c>Safe</c> or <c>Unsafe</c>: which fixes are applied.</summary>
    public string? FixSafety { get; set; }

    /// <summary>Ids of the rules to fix, separated by <c>;</c>; all where empty.</summary>
    public string? FixIds { get; set; }

    public override bool Execute()
    {
        var files = InputFiles.Read(Files, ConfigFiles, ProjectFile, Log);
        foreach (var found in files.All)
        {
            var input = found with { Config = found.Config.WithErrors(CreatePolicy().Errors) };
            if (ApplyFixes && !FileSet.IsGenerated(input.File.Path))
                TryFix(input, files.GetFile(input));
            else if (ApplyFixes)
                Log.LogMessage(MessageImportance.High, $"{input.File.Path} is written by the build: mend what it is made of");
            else
                Report(input);
        }

        return !Log.HasLoggedErrors;
    }

    private WarningPolicy CreatePolicy() => new(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors);

    private void Report(AnalysisInput input)
    {
        if (!input.IsIgnoreFile)
            Explain(input);
        var policy = CreatePolicy();
        // What saves most comes first; the rest in the order of the file.
        foreach (var finding in RuleEngine.Analyze(input).Where(finding => !finding.IsSuppressed).OrderByDescending(finding => finding.SavesBytes ?? 0))
        {
            var position = input.File.Lines.GetPosition(finding.Span.Start);
            var message = $"{finding.Message} ({finding.Rule.HelpLink})";
            var (line, column) = (position.Line + 1, position.Column + 1);
            var severity = policy.Apply(finding.Rule.Id, finding.Severity);
            if (severity is Severity.None)
                continue;
            if (severity is Severity.Error)
                Log.LogError(null, finding.Rule.Id, null, finding.Rule.HelpLink, input.File.Path, line, column, 0, 0, "{0}", message);
            else if (severity is Severity.Warning)
                Log.LogWarning(null, finding.Rule.Id, null, finding.Rule.HelpLink, input.File.Path, line, column, 0, 0, "{0}", message);
            else
                Log.LogMessage(null, finding.Rule.Id, null, input.File.Path, line, column, 0, 0, MessageImportance.Low, "{0}", message);
            if (finding.FullMessage != finding.Message)
                Log.LogMessage(MessageImportance.Low, "{0}", $"{finding.Rule.Id}: {finding.FullMessage}");
        }
    }

    // Why nothing is said of a command: read in a verbose log.
    private void Explain(AnalysisInput input)
    {
        foreach (var (command, reason) in Model.ModelBuilder.Build(input).DotNet.NotFollowed)
        {
            var position = input.File.Lines.GetPosition(command.Command.Span.Start);
            Log.LogMessage(MessageImportance.Low, $"{input.File.Path}({position.Line + 1},{position.Column + 1}): which files 'dotnet {command.Verb}' finds is not judged: {reason}");
        }
    }

    private void TryFix(AnalysisInput input, TextFile file)
    {
        try
        {
            Fix(input, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.LogError(null, null, null, input.File.Path, 0, 0, 0, 0, $"The fixes cannot be written: {exception.Message}");
        }
    }

    private void Fix(AnalysisInput input, TextFile file)
    {
        var all = SettingCatalog.FixSafety.Read(FixSafety) != "Safe";
        var ids = SettingCatalog.FixIds.Read(FixIds);
        var result = FixApplier.Apply(input, finding =>
            (all || finding.Fix!.Safety is Analysis.FixSafety.Safe) && (ids.IsEmpty || ids.Contains(finding.Rule.Id, StringComparer.OrdinalIgnoreCase)));
        if (result.Text != input.File.Text)
        {
            file.Save(input.File.Path, result.Text);
            Print(UnifiedDiff.Create(input.File.Path, input.File.Text, result.Text));
        }

        foreach (var created in result.NewFiles.Where(created => !File.Exists(created.Path)))
        {
            TextFile.WriteAtomically(created.Path, created.Text, new UTF8Encoding(false));
            Print(UnifiedDiff.Create(created.Path, "", created.Text));
        }

        var left = RuleEngine.Analyze(input with { File = new Text.SourceFile(input.File.Path, result.Text) })
            .Count(finding => !finding.IsSuppressed && finding.Severity > Severity.Info && !result.Applied.Any(applied => applied.Rule == finding.Rule && !applied.Fix!.NewFiles.IsEmpty));
        Log.LogMessage(MessageImportance.High, $"{input.File.Path}: {Count(result.Applied.Length, "fix", "fixes")} applied, {Count(left, "warning", "warnings")} left");
    }

    private void Print(string diff)
    {
        foreach (var line in diff.TrimEnd('\n').Split('\n'))
            Log.LogMessage(MessageImportance.High, "{0}", line);
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
