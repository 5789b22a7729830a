using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// Turns an input into findings: one model, and one pass that gives each part to the rules that subscribed to it.
/// </summary>
public static class RuleEngine
{
    /// <summary>All findings in the file, in the order of the text; suppressed ones are marked.</summary>
    public static ImmutableArray<Finding> Analyze(AnalysisInput input, CancellationToken cancellationToken = default)
    {
        var run = new AnalysisPass(input, cancellationToken);
        return run.Analyze();
    }

    /// <summary>The finding for a part of a host that threw.</summary>
    /// <param name="part">Its name, the subject of the message.</param>
    public static Finding CreateFailure(string part, Exception exception) =>
        new(
            EngineRules.AnalysisFailed,
            default,
            EngineRules.DescribeFailure(part, exception),
            EngineRules.AnalysisFailed.Severity);

    private sealed class AnalysisPass : AnalysisRun
    {
        private readonly CancellationToken _cancellationToken;
        private readonly RuleSelection _rules;
        private readonly List<Finding> _findings = new();
        private readonly HashSet<(string Rule, TextSpan Span, string Message)> _reported = new();
        private readonly List<(RuleDescriptor Rule, Exception Exception)> _failures = new();
        private bool _isTooLarge;

        public AnalysisPass(AnalysisInput input, CancellationToken cancellationToken)
            : base(input)
        {
            _cancellationToken = cancellationToken;
            _rules = RuleSelection.For(input);
        }

        public ImmutableArray<Finding> Analyze()
        {
            var suppressions = Input.IsIgnoreFile ? VisitIgnoreFile() : VisitDockerfile();
            ReportFailures();
            var counts = SettingCatalog.InlineSuppressions.Read(Input.Config[SettingCatalog.InlineSuppressions.Name]);
            // If a file was not analyzed, it is unknown which comments are needed.
            foreach (var (comment, name) in _isTooLarge || !counts
                ? []
                : suppressions.FindUnused(_findings, rule => GetSeverity(rule) is not Severity.None).ToArray())
            {
                var rule = EngineRules.UselessSuppression;
                if (GetSeverity(rule) is not Severity.None)
                    Add(rule, comment.Span, EngineRules.Format(rule, name), null, null);
            }

            if (SettingCatalog.RequireSuppressionReason.Read(
                Input.Config[SettingCatalog.RequireSuppressionReason.Name]))
                AddUnexplained(suppressions);
            RemoveGuesses();
            return BaselineMatcher.Apply(Input, (counts ? suppressions.Apply(_findings) : _findings)
                .OrderBy(finding => finding.Span)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ToImmutableArray());
        }

        private void AddUnexplained(Suppressions suppressions)
        {
            var rule = EngineRules.UnexplainedSuppression;
            if (GetSeverity(rule) is Severity.None)
                return;
            foreach (var (comment, names, mark) in suppressions.FindUnexplained())
                Add(rule, comment.Span, EngineRules.Format(rule, names, mark), null, null);
        }

        private void AddMalformed(IEnumerable<(TextSpan Span, string Message)> problems)
        {
            if (GetSeverity(EngineRules.MalformedSuppression) is Severity.None)
                return;
            foreach (var (span, message) in problems)
                Add(EngineRules.MalformedSuppression, span, message, null, null);
        }

        private Suppressions VisitDockerfile()
        {
            var syntax = AnalysisLimits.Parse(Input.File);
            if (AnalysisLimits.Explain(syntax) is { } reason)
            {
                ReportTooLarge(reason, "DFA0001", syntax.Errors);
                return Suppressions.Of(syntax);
            }

            var model = Model = ModelBuilder.Build(Input, syntax);
            Visit(model);
            foreach (var stage in model.Stages)
                Visit(stage);
            foreach (var instruction in model.Syntax.Instructions)
            {
                Visit(instruction);
                VisitCommands(model, instruction);
                // Triggers of ONBUILD run in the image that builds on this one.
                if (instruction is OnbuildInstructionSyntax { Trigger: RunInstructionSyntax
                    or ShellInstructionSyntax } onbuild)
                {
                    Visit(onbuild.Trigger);
                    VisitCommands(model, onbuild.Trigger);
                }
            }

            AddMalformed(SuppressionChecker.Check(model.Syntax));
            return Suppressions.Of(model.Syntax);
        }

        // Findings in an instruction that is not the intended one, and fixes that would change it.
        private void RemoveGuesses()
        {
            if (Model?.Syntax is not { MalformedInstructions.IsEmpty: false } syntax)
                return;
            bool ReadsMalformed(RuleDescriptor rule) => rule.ReadsMalformed || rule.Category is Category.Engine;
            _findings.RemoveAll(finding => !ReadsMalformed(finding.Rule) && syntax.IsMalformed(finding.Span));
            for (var i = 0; i < _findings.Count; i++)
            {
                if (!ReadsMalformed(_findings[i].Rule)
                    && _findings[i].Fix?.Edits.Any(edit => syntax.IsMalformed(edit.Span)) == true)
                    _findings[i] = _findings[i] with { Fix = null };
            }
        }

        private void VisitCommands(DockerfileModel model, InstructionSyntax instruction)
        {
            foreach (var script in instruction is RunInstructionSyntax run
                ? RunScript.AllOf(model, run)
                : ImmutableArray<RunScript>.Empty)
                VisitScript(script);
            foreach (var command in model.GetCommands(instruction))
                Visit(command);
        }

        // No fix in a script that is an argument: its quotes are not those of a script.
        private void VisitScript(RunScript script)
        {
            var before = _findings.Count;
            Visit(script);
            for (var i = before; script.IsNested && i < _findings.Count; i++)
                _findings[i] = _findings[i] with { Fix = null };
        }

        private Suppressions VisitIgnoreFile()
        {
            var model = IgnoreFileModel.Create(Input);
            if (AnalysisLimits.Explain(model.Syntax) is { } reason)
            {
                ReportTooLarge(reason, "DFA0003", model.Syntax.Errors);
                return Suppressions.Of(model.Syntax);
            }

            Visit(model);
            foreach (var pattern in model.Syntax.Patterns)
                Visit(pattern);
            AddMalformed(SuppressionChecker.Check(model.Syntax));
            return Suppressions.Of(model.Syntax);
        }

        private void Visit(object subject)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var rules = _rules.GetRules(subject.GetType());
            for (var next = 0; next < rules.Length;)
                next = RunRules(subject, rules, next);
        }

        // From one on to the last, or to one that throws. Returns the place of the next.
        private int RunRules(object subject, Rule[] rules, int next)
        {
            var before = _findings.Count;
            try
            {
                for (; next < rules.Length; next++)
                {
                    before = _findings.Count;
                    rules[next].Run(subject, new RuleContext(this, rules[next].Descriptor));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One broken rule must not disable the others.
                _findings.RemoveRange(before, _findings.Count - before);
                _failures.Add((rules[next].Descriptor, exception));
                next++;
            }

            return next;
        }

        // A fact that throws breaks many rules: one finding is enough.
        private void ReportFailures()
        {
            if (_failures.Count == 0)
                return;
            var others = _failures.Select(failure => failure.Rule.Id).Distinct().Count() - 1;
            var (rule, exception) = _failures[0];
            var part = $"{rule.Id} ({rule.Name})"
                + (others == 0 ? "" : " and " + Plural.Of(others, "other rule", "other rules"));
            Add(EngineRules.AnalysisFailed, default, EngineRules.DescribeFailure(part, exception), null, null);
        }

        private void ReportTooLarge(string reason, string rule, ImmutableArray<SyntaxError> errors)
        {
            _isTooLarge = true;
            Add(EngineRules.FileTooLarge, default, EngineRules.Format(EngineRules.FileTooLarge, reason), null, null);
            foreach (var error in errors.Take(AnalysisLimits.MaxErrors))
                Add(RuleCatalog.Find(rule)!, error.Span, error.Message, null, null);
        }

        public override void Add(RuleDescriptor rule, TextSpan span, Message message, long? saves, Fix? fix)
        {
            var severity = GetSeverity(rule);
            var finding = new Finding(rule, span, MessageText.Shorten(message.Short), severity, saves, fix)
            {
                FullMessage = MessageText.Shorten(message.Full),
            };
            if (severity is not Severity.None && _reported.Add((rule.Id, span, message.Full)))
                _findings.Add(finding);
        }

        private Severity GetSeverity(RuleDescriptor rule) =>
            SeverityResolver.Resolve(rule, Input.Config, enableAll: Input.AllRules);
    }
}
