using System.Diagnostics;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Harness;

/// <summary>
/// Applies the fixes to every Dockerfile of a folder and says what became better and what worse. Nothing is written.
/// </summary>
internal sealed class FixCheck(bool unsafeToo, string? rule, string? diffFolder)
{
    private readonly SortedDictionary<string, int> _fixesByRule = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly string? _bash = FindBash();
    private int _files;
    private int _changed;
    private int _applied;
    private int _before;
    private int _after;
    private int _fixable;
    private int _left;
    private int _scripts;
    private int _superseded;

    /// <returns>0 where no fix made a file worse.</returns>
    public int Run(string folder, TextWriter output)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path);
            if (IgnoreFiles.IsIgnoreFile(path) || text.Contains('\0')
                || !text.Contains("FROM", StringComparison.OrdinalIgnoreCase))
                continue;
            _files++;
            Check(path, text);
        }

        output.WriteLine($"{_files} files, {_changed} changed ({Share(_changed, _files)}), {_applied} fixes applied");
        output.WriteLine($"findings {_before} -> {_after}; with a fix {_fixable} -> {_left}");
        foreach (var (id, count) in _fixesByRule)
            output.WriteLine($"  {id} {RuleCatalog.Find(id)!.Name}: {count}");
        foreach (var kind in new[]
        {
            "undeclared change", "new syntax error", "new warning", "new finding without fix", "not idempotent",
            "bash refuses",
        })
        {
            var count = _problems.Count(problem => problem.StartsWith(kind, StringComparison.Ordinal));
            output.WriteLine(
                kind == "bash refuses" && _bash is null
                    ? "bash is not there: scripts were not checked"
                    : $"{kind}: {count}{(kind == "bash refuses" ? $" of {_scripts} scripts" : "")}");
        }

        output.WriteLine($"of a rule that a fixed one had superseded: {_superseded}");
        foreach (var problem in _problems)
            output.WriteLine(problem);
        return _problems.Count == 0 ? 0 : 1;
    }

    private void Check(string path, string text)
    {
        var input = new AnalysisInput(
            new SourceFile("Dockerfile", text),
            [],
            null,
            ProjectFacts.Unknown,
            AnalyzerConfig.Empty) { AllRules = unsafeToo };
        var before = Analyze(input);
        var result = FixApplier.Apply(input, Chooses);
        _before += before.Length;
        _fixable += before.Count(IsFixable);
        if (result.Text == text)
        {
            _after += before.Length;
            _left += before.Count(IsFixable);
            return;
        }

        _changed++;
        CheckChanges(path, input, result);
        _applied += result.Applied.Length;
        foreach (var finding in result.Applied)
            _fixesByRule[finding.Rule.Id] = _fixesByRule.GetValueOrDefault(finding.Rule.Id) + 1;
        var fixedInput = input with { File = new SourceFile("Dockerfile", result.Text) };
        var after = Analyze(fixedInput);
        _after += after.Length;
        _left += after.Count(IsFixable);
        Compare(path, before, after, result.Applied);
        if (DockerfileParser.Parse(fixedInput.File).Errors.Length > DockerfileParser.Parse(input.File).Errors.Length)
            _problems.Add($"new syntax error: {path}");
        if (FixApplier.Apply(fixedInput, Chooses).Text != result.Text)
            _problems.Add($"not idempotent: {path}");
        CheckScripts(path, input, fixedInput);
        if (diffFolder is not null)
        {
            Directory.CreateDirectory(diffFolder);
            File.WriteAllText(
                Path.Combine(diffFolder, $"{_changed:D5}.diff"), UnifiedDiff.Create(path, text, result.Text));
        }
    }

    private void CheckChanges(string path, AnalysisInput input, FixResult result)
    {
        foreach (var (finding, violation) in FixProof.FindViolations(input, result))
            _problems.Add(
                $"undeclared change: {path}: {finding.Rule.Id} ({finding.Fix!.Change}) "
                    + $"{violation.ReplaceLineEndings(" ")}");
    }

    private static ImmutableArray<Finding> Analyze(AnalysisInput input) =>
        RuleEngine.Analyze(input).RemoveAll(finding => finding.IsSuppressed);

    private bool IsFixable(Finding finding) => finding.Fix is not null && Chooses(finding);

    private bool Chooses(Finding finding) =>
        (unsafeToo || finding.Fix!.Safety is FixSafety.Safe) && (rule is null || finding.Rule.Id == rule);

    // The same warning elsewhere is no new one: lines move.
    private void Compare(
        string path, ImmutableArray<Finding> before, ImmutableArray<Finding> after, ImmutableArray<Finding> applied)
    {
        foreach (var group in after.GroupBy(finding => finding.Rule.Id))
        {
            var isNew = group.Count() > before.Count(finding => finding.Rule.Id == group.Key);
            if (isNew && applied.Any(finding => finding.Rule.Supersedes.Contains(group.Key)))
            {
                _superseded++;
                continue;
            }

            if (isNew && group.First().Severity >= Severity.Warning)
                _problems.Add($"new warning: {path}: {group.Key} {group.Last().Message}");
            else if (isNew && group.First().Rule.IsEnabledByDefault && group.Any(finding => finding.Fix is null))
                _problems.Add(
                    $"new finding without fix: {path}: {group.Key} "
                        + $"{group.Last(finding => finding.Fix is null).Message}");
        }
    }

    private void CheckScripts(string path, AnalysisInput input, AnalysisInput fixedInput)
    {
        if (_bash is null)
            return;
        var old = GetScripts(input).ToArray();
        var known = old.ToHashSet(StringComparer.Ordinal);
        var changed = GetScripts(fixedInput).Where(script => !known.Contains(script)).ToArray();
        _scripts += changed.Length;
        if (changed.Any(script => !Accepts(script)) && old.All(Accepts))
            _problems.Add($"bash refuses: {path}: {changed.First(script => !Accepts(script)).ReplaceLineEndings(" ")}");
    }

    private static IEnumerable<string> GetScripts(AnalysisInput input) =>
        DockerfileParser.Parse(input.File).Instructions.OfType<CommandInstructionSyntax>()
            .Where(instruction => instruction is { ScriptText: not null, Interpreter: null, Heredocs.IsEmpty: true })
            .Select(instruction => instruction.ScriptText!.Text);

    private bool Accepts(string script)
    {
        using var process = Process.Start(new ProcessStartInfo(_bash!, ["-n"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static string? FindBash() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "bash"), Path.Combine(folder, "bash.exe") })
        .FirstOrDefault(File.Exists);

    private static string Share(int part, int whole) => whole == 0 ? "0 %" : $"{100.0 * part / whole:0.0} %";
}
