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
            var fixes = Applied == 0 ? "nothing to fix" : $"{Plural.Of(Applied, "fix", "fixes")} applied";
            return $"{Path}: {fixes}" + (Left == 0 ? "" : $", {Plural.Of(Left, "warning", "warnings")} left");
        }
    }
}

/// <summary>What fixes make of a file; nothing is written yet.</summary>
/// <param name="Before">The file as it is.</param>
/// <param name="Text">The file after the fixes.</param>
/// <param name="NewFiles">Files to create.</param>
/// <param name="Applied">How many fixes.</param>
/// <param name="Left">How many warnings and errors there are afterwards.</param>
internal sealed record FileFixes(
    SourceFile Before, string Text, ImmutableArray<NewFile> NewFiles, int Applied, int Left)
{
    public bool HasChanges => Text != Before.Text || !NewFiles.IsEmpty;

    /// <summary>One for each file that changes, the new ones included.</summary>
    /// <param name="display">The path as it is shown.</param>
    public IEnumerable<string> GetDiffs(Func<string, string> display)
    {
        if (Text != Before.Text)
            yield return UnifiedDiff.Create(display(Before.Path), Before.Text, Text);
        foreach (var file in NewFiles)
            yield return UnifiedDiff.Create(display(file.Path), "", file.Text);
    }

    /// <param name="files">Know the encoding of the file.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(InputFiles files)
    {
        if (Text != Before.Text)
            files.GetFile(Before.Path).Save(Before.Path, Text);
        foreach (var file in NewFiles)
            TextFile.WriteAtomically(file.Path, file.Text, new UTF8Encoding(false));
    }
}

/// <summary>Applies fixes to the files of an analysis.</summary>
internal static class FileFixer
{
    /// <param name="isWanted">Which fixes are applied.</param>
    public static FileFixes Compute(AnalysisInput input, Func<Finding, bool> isWanted)
    {
        var result = FixApplier.Apply(input, isWanted);
        var file = new SourceFile(input.File.Path, result.Text);
        var left = RuleEngine.Analyze(input with { File = file }).Count(finding =>
            finding is { IsSuppressed: false, Severity: > Severity.Info }
            && !result.Applied.Any(applied => applied.Rule == finding.Rule && !applied.Fix!.NewFiles.IsEmpty));
        var created = result.NewFiles.Where(created => !RegularFile.Exists(created.Path)).ToImmutableArray();
        return new FileFixes(input.File, result.Text, created, result.Applied.Length, left);
    }

    /// <param name="isWanted">Which fixes are applied.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static FixedFile Apply(InputFiles files, AnalysisInput input, Func<Finding, bool> isWanted)
    {
        var path = input.File.Path;
        if (FileSet.IsGenerated(path))
            return new FixedFile(path, ImmutableArray<string>.Empty, 0, 0);
        var fixes = Compute(input, isWanted);
        fixes.Write(files);
        return new FixedFile(path, fixes.GetDiffs(path => path).ToImmutableArray(), fixes.Applied, fixes.Left);
    }
}
