using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The result of writing a baseline.</summary>
/// <param name="Files">How many files were analyzed for it.</param>
internal sealed record BaselineChange(Baseline Before, Baseline After, int Files)
{
    /// <summary>Full path.</summary>
    public string Path => After.Path;

    /// <summary>How many findings it did not know before.</summary>
    public int Added => Count(After, Before);

    /// <summary>How many findings it no longer holds.</summary>
    public int Removed => Count(Before, After);

    /// <summary>A summary of the change, in one line.</summary>
    /// <param name="name">The path as it is shown.</param>
    public string Describe(string name)
    {
        var count = After.Entries.Length;
        if (count + Before.Entries.Length == 0)
            return $"{name}: not written because there are no findings";
        var changes = Added + Removed == 0 ? "unchanged" : $"{Added} added, {Removed} removed";
        return $"{name}: {Plural.Of(count, "known finding", "known findings")} ({changes})";
    }

    private static int Count(Baseline of, Baseline without)
    {
        var keys = new HashSet<(BaselineKey, int)>(without.Entries.Select(entry => (entry.Key, entry.Occurrence)));
        return of.Entries.Select(entry => (entry.Key, entry.Occurrence)).Distinct().Count(key => !keys.Contains(key));
    }
}

/// <summary>Writes baselines.</summary>
internal static class BaselineWriter
{
    /// <summary>Records the findings of files; what a baseline holds of other files stays.</summary>
    /// <param name="path">The full path of the baseline.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static BaselineChange Write(
        string path, IReadOnlyCollection<AnalysisInput> inputs, CancellationToken cancellationToken = default)
    {
        var empty = Baseline.CreateEmpty(path);
        var entries = AnalyzeAll(inputs, cancellationToken)
            .SelectMany(file => BaselineMatcher.Record(file.Input.File, file.Findings, empty)).ToArray();
        var names = new HashSet<string>(inputs.Select(input => empty.GetName(input.File.Path)), StringComparer.Ordinal);
        return Change(path, inputs.Count, before => before.Replace(names, entries));
    }

    /// <summary>Removes the findings that are fixed, and those of files that are gone.</summary>
    /// <param name="path">The full path of the baseline.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static BaselineChange Prune(
        string path, IReadOnlyCollection<AnalysisInput> inputs, CancellationToken cancellationToken = default)
    {
        var analyzed = AnalyzeAll(inputs, cancellationToken);
        return Change(path, inputs.Count, before => before.Remove(
            analyzed.SelectMany(file => BaselineMatcher.FindResolved(file.Input, file.Findings, before))
                .Concat(FindGone(before))));
    }

    /// <summary>
    /// Follows known findings into the changed text of files. A rule counts whose findings were all known, and that
    /// has no more of them now; all other entries stay.
    /// </summary>
    /// <param name="path">The full path of the baseline.</param>
    /// <param name="files">Each before and after the change.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static BaselineChange Follow(
        string path,
        IReadOnlyCollection<(AnalysisInput Before, AnalysisInput After)> files,
        CancellationToken cancellationToken = default) => Change(path, files.Count, baseline =>
        {
            var names = new HashSet<string>(
                files.Select(file => baseline.GetName(file.Before.File.Path)), StringComparer.Ordinal);
            return baseline.Replace(names, files.SelectMany(file => BaselineMatcher.Follow(
                baseline, file.Before.File, Analyze(file.Before, cancellationToken), file.After,
                Analyze(file.After, cancellationToken))).ToArray());
        });

    // In the order of the inputs. PLINQ would do it, and cannot be compiled ahead of time.
    private static (AnalysisInput Input, ImmutableArray<Finding> Findings)[] AnalyzeAll(
        IReadOnlyCollection<AnalysisInput> inputs, CancellationToken cancellationToken)
    {
        var analyzed = inputs.Select(input => (Input: input, Findings: ImmutableArray<Finding>.Empty)).ToArray();
        Parallel.For(0, analyzed.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            analyzed[i].Findings = Analyze(analyzed[i].Input, cancellationToken));
        return analyzed;
    }

    /// <summary>The entries of files that are gone.</summary>
    public static IEnumerable<BaselineEntry> FindGone(Baseline baseline)
    {
        var folder = Path.GetDirectoryName(baseline.Path)!;
        // Generated files do not exist before the first build.
        return baseline.Entries.GroupBy(entry => entry.Key.Path).Where(file => !FileSet.IsGenerated(file.Key)
            && !RegularFile.Exists(Path.GetFullPath(Path.Combine(folder, file.Key)))).SelectMany(file => file);
    }

    // Without what is known: a record is of all.
    private static ImmutableArray<Finding> Analyze(AnalysisInput input, CancellationToken cancellationToken) =>
        RuleEngine.Analyze(input with { Baseline = null }, cancellationToken);

    private static BaselineChange Change(string path, int files, Func<Baseline, Baseline> change)
    {
        using var others = FileLock.Take(path);
        var exists = RegularFile.Exists(path);
        var text = exists ? RegularFile.ReadPlainText(path) : "";
        var before = Baseline.Parse(path, text);
        var after = change(before);
        var newText = text.IndexOf('\r') >= 0 ? after.ToString().Replace("\n", "\r\n") : after.ToString();
        if (newText != text && (exists || !after.Entries.IsEmpty))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            TextFile.WriteAtomically(path, newText, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        return new BaselineChange(before, after, files);
    }
}
