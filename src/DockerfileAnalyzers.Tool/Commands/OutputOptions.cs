using System.CommandLine;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using DockerfileAnalyzers.Tool.Rules;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary>How findings are written, and which of them.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string[]> _formats = new("--format", "-f")
    {
        Description = "The output format; with '=' and a path, it is written to a file. Can be repeated.",
        HelpName = "name[=file]",
        DefaultValueFactory = _ => ["human"],
    };

    private readonly Option<string> _severity = new("--severity")
    {
        Description = "The lowest severity of findings that are reported: error, warning or info.",
        HelpName = "severity",
        DefaultValueFactory = _ => "info",
    };

    private readonly Option<string[]> _rules = new("--rule", "-r")
    {
        Description = "Reports only findings of this rule; can be repeated.",
        HelpName = "rule",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _ignored = new("--ignore")
    {
        Description = "Does not report findings of this rule; can be repeated. Accepts ids of hadolint, ShellCheck "
            + "and BuildKit.",
        HelpName = "rule",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _statistics = new("--statistics")
    {
        Description = "Adds the number of findings per rule to the formats 'human' and 'json'.",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Suppresses the summary and the progress.",
    };

    public OutputOptions()
    {
        _severity.AcceptOnlyFromAmong("error", "warning", "info");
        RuleFinder.AddCompletions(_rules);
        RuleFinder.AddCompletions(_ignored);
        _formats.CompletionSources.Add([.. OutputFormat.Names]);
        _formats.Validators.Add(parsed =>
        {
            var targets = new List<OutputTarget>();
            foreach (var token in parsed.Tokens)
            {
                if (OutputTarget.TryParse(token.Value, out var problem) is { } target)
                    targets.Add(target);
                else
                    parsed.AddError(problem!);
            }

            if (OutputTarget.FindProblem(targets) is { } conflict)
                parsed.AddError(conflict);
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_formats);
        command.Add(_severity);
        command.Add(_rules);
        command.Add(_ignored);
        command.Add(_statistics);
        command.Add(_quiet);
    }

    /// <summary>Whether nothing but findings is written.</summary>
    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(_quiet);

    /// <summary>A line that shows how far a run is.</summary>
    public ProgressLine CreateProgress(ParseResult parsed, ToolHost host) =>
        new(parsed.GetValue(_quiet) ? host.Error with { IsTerminal = false } : host.Error, TimeProvider.System);

    /// <summary>Leaves out findings that are not to be reported.</summary>
    public LintResult Filter(ParseResult parsed, LintResult result)
    {
        var lowest = SeverityName.Parse(parsed.GetRequiredValue(_severity))!.Value;
        var wanted = FindRules(parsed.GetRequiredValue(_rules));
        // A rule of another tool without an equivalent has no findings here.
        var ignored = FindRules(
            parsed.GetRequiredValue(_ignored).Where(name => !RuleFinder.IsOnlyElsewhere(name)));
        if (lowest is Severity.Info && wanted.Count + ignored.Count == 0)
            return result;
        return result.Where(finding => finding.Severity >= lowest && !ignored.Contains(finding.Rule.Id)
            && (wanted.Count == 0 || wanted.Contains(finding.Rule.Id)));
    }

    /// <summary>Whether a format needs the fingerprints of findings.</summary>
    public bool HasFingerprints(ParseResult parsed) =>
        GetTargets(parsed).Any(target => target.Format.HasFingerprints);

    private OutputTarget[] GetTargets(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(_formats).Select(text => OutputTarget.TryParse(text, out _)!)];

    private static HashSet<string> FindRules(IEnumerable<string> names) =>
        [.. names.SelectMany(name => RuleFinder.Find(name)).Select(rule => rule.Id)];

    /// <summary>Writes all formats, files first.</summary>
    /// <exception cref="ToolException">A file cannot be written; everything else was.</exception>
    public void Write(ParseResult parsed, LintResult result, ToolHost host)
    {
        var report = new LintReport(result, host.Folder)
        {
            HasStatistics = parsed.GetValue(_statistics),
            IsQuiet = parsed.GetValue(_quiet),
        };
        var targets = GetTargets(parsed);
        var failures = new List<string>();
        foreach (var target in targets.Where(target => target.File is not null))
        {
            try
            {
                target.WriteFile(report);
            }
            catch (ToolException exception)
            {
                failures.Add(exception.Message);
            }
        }

        targets.FirstOrDefault(target => target.File is null)?.Format.Write(report, host.Output);
        if (failures.Count > 0)
            throw new ToolException(string.Join("; ", failures));
    }
}
