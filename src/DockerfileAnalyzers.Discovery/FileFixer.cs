using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>What fixes changed on the disk.</summary>
/// <param name="Diffs">One for each file that was written, the new ones included.</param>
/// <param name="Applied">How many fixes.</param>
/// <param name="Left">How many warnings and errors there are afterwards.</param>
public sealed record FixResult(ImmutableArray<string> Diffs, int Applied, int Left);

/// <summary>Applies fixes to the files of an analysis.</summary>
public static class FileFixer
{
    /// <param name="isWanted">Which fixes are applied.</param>
    /// <exception cref="IOException">A file cannot be written; <see cref="DescribeFailure"/> says why.</exception>
    public static FixResult Apply(InputFiles files, AnalysisInput input, Func<Finding, bool> isWanted)
    {
        var path = input.File.Path;
        var diffs = ImmutableArray.CreateBuilder<string>();
        var result = FixApplier.Apply(input, isWanted);
        if (result.Text != input.File.Text)
        {
            files.GetFile(input).Save(path, result.Text);
            diffs.Add(UnifiedDiff.Create(path, input.File.Text, result.Text));
        }

        foreach (var created in result.NewFiles.Where(created => !RegularFile.Exists(created.Path)))
        {
            TextFile.WriteAtomically(created.Path, created.Text, new UTF8Encoding(false));
            diffs.Add(UnifiedDiff.Create(created.Path, "", created.Text));
        }

        var left = RuleEngine.Analyze(input with { File = new SourceFile(path, result.Text) }).Count(finding =>
            finding is { IsSuppressed: false, Severity: > Severity.Info }
            && !result.Applied.Any(applied => applied.Rule == finding.Rule && !applied.Fix!.NewFiles.IsEmpty));
        return new FixResult(diffs.ToImmutable(), result.Applied.Length, left);
    }

    /// <summary>What a message says after "was not fixed because …".</summary>
    public static string DescribeFailure(Exception exception) => TextFile.DescribeWriteFailure(exception);
}
