using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// The findings of all rules in files as teams write them, and the results of the fixes. The expected text is next to
/// each file; <c>DFA_UPDATE=1</c> writes it again, and the difference shows what a change of the engine does to users.
/// </summary>
[TestClass]
public sealed class CorpusTests
{
    public static IEnumerable<object[]> Files => Repository.FindDockerfiles("Corpus");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Findings_and_fixes_stay_as_they_are(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        var input = AnalysisInput.Create(new SourceFile("/src/Dockerfile", File.ReadAllText(path)));
        var text = new StringBuilder();
        foreach (var finding in RuleEngine.Analyze(input))
            text.Append(Describe(input.File, finding)).Append('\n');
        var safe = FixApplier.Apply(input, finding => finding.Fix!.Safety is FixSafety.Safe);
        var all = FixApplier.Apply(input, _ => true);
        AppendFixes(text, "Safe fixes", input.File.Text, safe);
        if (all.Text != safe.Text)
            AppendFixes(text, "Unsafe fixes, after the safe ones", safe.Text, all);
        Repository.VerifyGenerated(path + ".findings.txt", text.ToString());
    }

    private static string Describe(SourceFile file, Finding finding)
    {
        var start = file.Lines.GetPosition(finding.Span.Start);
        var end = file.Lines.GetPosition(finding.Span.End);
        var fix = finding.Fix is null
            ? ""
            : $"\n    {finding.Fix.Safety.ToString().ToLowerInvariant()} fix: {finding.Fix.Title}";
        var range =
            $"{start.Line + 1}:{start.Column + 1}-{(end.Line == start.Line ? "" : $"{end.Line + 1}:")}{end.Column + 1}";
        return $"{range} {finding.Severity.ToString().ToLowerInvariant()} "
            + $"{finding.Rule.Id}{(finding.IsSuppressed ? " (suppressed)" : "")}: {finding.Message}{fix}";
    }

    private static void AppendFixes(StringBuilder text, string title, string before, FixResult result)
    {
        var diff = UnifiedDiff.Create("Dockerfile", before, result.Text);
        if (diff.Length == 0 && result.NewFiles.IsEmpty)
            return;
        text.Append($"\n{title}:\n").Append(diff.Replace("\r", "", StringComparison.Ordinal));
        foreach (var file in result.NewFiles)
            text.Append(
                $"\nNew file {Path.GetFileName(file.Path)}:\n{file.Text.Replace("\r", "", StringComparison.Ordinal)}");
    }
}
