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
public sealed record FixedFile(string Path, ImmutableArray<string> Diffs, int Applied, int Left)
{
    /// <summary>Written by the build from something else, and so not fixed.</summary>
    public bool IsGenerated => FileSet.IsGenerated(Path);

    /// <summary>Nothing was to be done, as in most files of a solution.</summary>
    public bool IsClean => !IsGenerated && Applied + Left == 0;

    /// <summary>What was done, in one line.</summary>
    public string Summary
    {
        get
        {
            if (IsGenerated)
                return $"{Path} is written by the build: fix what it is made of";
            var fixes = Applied == 0 ? "nothing to fix" : $"{Count(Applied, "fix", "fixes")} applied";
            return $"{Path}: {fixes}" + (Left == 0 ? "" : $", {Count(Left, "warning", "warnings")} left");
        }
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}

/// <summary>Applies fixes to the files of an analysis.</summary>
internal static class FileFixer
{
    /// <param name="isWanted">Which fixes are applied.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static FixedFile Apply(InputFiles files, AnalysisInput input, Func<Finding, bool> isWanted)
    {
        var path = input.File.Path;
        if (FileSet.IsGenerated(path))
            return new FixedFile(path, ImmutableArray<string>.Empty, 0, 0);
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
        return new FixedFile(path, diffs.ToImmutable(), result.Applied.Length, left);
    }
}
