using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <param name="Text">The file after the fixes.</param>
/// <param name="NewFiles">Files to create.</param>
/// <param name="Applied">The findings whose fixes were applied.</param>
/// <param name="Rounds">The text before each round, and the findings whose edits that round applied.</param>
public sealed record FixResult(
    string Text,
    ImmutableArray<NewFile> NewFiles,
    ImmutableArray<Finding> Applied,
    ImmutableArray<(SourceFile Before, ImmutableArray<Finding> Applied)> Rounds);

/// <summary>Applies fixes until nothing is left to do. A fix that would break the file is not applied.</summary>
public static class FixApplier
{
    /// <summary>More rounds than any chain of fixes needs: each round does all that do not overlap.</summary>
    private const int MaxRounds = 32;

    /// <param name="filter">Which findings to fix; suppressed ones never are.</param>
    public static FixResult Apply(
        AnalysisInput input, Func<Finding, bool> filter, CancellationToken cancellationToken = default)
    {
        var newFiles = ImmutableArray.CreateBuilder<NewFile>();
        var applied = ImmutableArray.CreateBuilder<Finding>();
        var rounds = ImmutableArray.CreateBuilder<(SourceFile, ImmutableArray<Finding>)>();
        var rejected = new HashSet<(string Rule, string Text)>();
        for (var round = 0; round < MaxRounds; round++)
        {
            var candidates = RuleEngine.Analyze(input, cancellationToken)
                .Where(finding =>
                    finding is { Fix: not null, IsSuppressed: false } && filter(finding)
                    && !rejected.Contains(Key(input, finding)));
            var chosen = ChooseDisjoint(candidates);
            foreach (var file in chosen.SelectMany(finding => finding.Fix!.NewFiles))
            {
                if (newFiles.All(other => other.Path != file.Path))
                    newFiles.Add(file);
            }

            var edits = chosen.Where(finding => !finding.Fix!.Edits.IsEmpty).ToArray();
            applied.AddRange(chosen.Where(finding =>
                finding.Fix!.Edits.IsEmpty && !applied.Any(other => other.Rule == finding.Rule)));
            if (edits.Length == 0)
                break;
            var text = Apply(input.File.Text, edits.SelectMany(finding => finding.Fix!.Edits));
            if (CountErrors(input.File.Path, text) > CountErrors(input.File.Path, input.File.Text))
            {
                // One of them breaks the file: each is tried alone, and the one that does is left out.
                foreach (var finding in edits)
                {
                    if (CountErrors(input.File.Path, Apply(input.File.Text, finding.Fix!.Edits))
                        > CountErrors(input.File.Path, input.File.Text))
                        rejected.Add(Key(input, finding));
                }

                if (rejected.Count == 0)
                    break;
                continue;
            }

            if (text == input.File.Text)
                break;
            applied.AddRange(edits);
            rounds.Add((input.File, edits.ToImmutableArray()));
            input = input with { File = new SourceFile(input.File.Path, text) };
        }

        return new FixResult(input.File.Text, newFiles.ToImmutable(), applied.ToImmutable(), rounds.ToImmutable());
    }

    /// <summary>The text after edits that do not overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text);
        // Insertions at one place keep their order; the last edit goes first, so that the spans before it stay valid.
        foreach (var edit in edits.Distinct().OrderBy(edit => edit.Span).Reverse())
            result.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText);
        return result.ToString();
    }

    /// <summary>The findings whose fixes can be applied together, first come first served.</summary>
    internal static IReadOnlyList<Finding> ChooseDisjoint(IEnumerable<Finding> findings)
    {
        var chosen = new List<Finding>();
        var taken = new List<TextSpan>();
        foreach (var finding in findings)
        {
            var edits = finding.Fix!.Edits;
            // Two fixes that begin at the same place are applied one after the other: what one
            // inserts, the other would not replace.
            if (edits.Any(edit => taken.Any(other => other.OverlapsWith(edit.Span) || edit.Span.Start == other.Start)))
                continue;
            chosen.Add(finding);
            taken.AddRange(edits.Select(edit => edit.Span));
        }

        return chosen;
    }

    private static (string, string) Key(AnalysisInput input, Finding finding) =>
        (finding.Rule.Id, input.File.GetText(finding.Span));

    private static int CountErrors(string path, string text) => IgnoreFiles.IsIgnoreFile(path)
        ? DockerignoreParser.Parse(new SourceFile(path, text)).Errors.Length
        : DockerfileParser.Parse(new SourceFile(path, text)).Errors.Length;
}
