using System.Text.RegularExpressions;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// The comments that say to ignore a finding: our own, hadolint's and BuildKit's, so that adopting this package does not mean
/// editing every comment. Names are ids, rule names, or what a rule declares as equivalent.
/// </summary>
public sealed class Suppressions
{
    private static readonly Regex s_own = new(@"\Adockerfile-analyzers\s+(ignore|ignore-file)\s*=\s*([\w\s,]+?)\s*(?:--.*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex s_hadolint = new(@"\Ahadolint\s+(global\s+)?ignore\s*=\s*([\w\s,]+?)\s*(?:#.*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex s_check = new(@"(?:\A|;)\s*skip\s*=\s*([\w,]+)", RegexOptions.CultureInvariant);

    private readonly List<(TextSpan? Scope, string Name, CommentSyntax? Own)> _entries = new();

    private Suppressions()
    {
    }

    public static Suppressions Of(DockerfileSyntax syntax)
    {
        var result = new Suppressions();
        foreach (var directive in syntax.Directives.Where(directive => directive.Name == "check"))
            result.AddCheck(null, directive.Value);
        foreach (var comment in syntax.Comments)
            result.AddFileWide(comment);
        foreach (var instruction in syntax.Instructions)
        {
            foreach (var comment in instruction.LeadingComments.Concat(instruction.InnerComments))
            {
                if (comment.Text.StartsWith("check=", StringComparison.Ordinal))
                    result.AddCheck(instruction.Span, comment.Text.Substring("check=".Length));
                if (s_own.Match(comment.Text) is { Success: true } own && own.Groups[1].Value.Equals("ignore", StringComparison.OrdinalIgnoreCase))
                    result.Add(instruction.Span, own.Groups[2].Value, comment);
                if (s_hadolint.Match(comment.Text) is { Success: true } pragma && !pragma.Groups[1].Success)
                    result.Add(instruction.Span, pragma.Groups[2].Value);
            }
        }

        return result;
    }

    public static Suppressions Of(DockerignoreSyntax syntax)
    {
        var result = new Suppressions();
        foreach (var comment in syntax.Comments)
        {
            result.AddFileWide(comment);
            // A pattern below: the line after the comment.
            if (s_own.Match(comment.Text) is { Success: true } own && own.Groups[1].Value.Equals("ignore", StringComparison.OrdinalIgnoreCase)
                && syntax.Patterns.FirstOrDefault(pattern => pattern.Span.Start > comment.Span.End) is { } next)
                result.Add(next.Span, own.Groups[2].Value, comment);
        }

        return result;
    }

    /// <summary>Marks the findings that a comment ignores; none is removed.</summary>
    public IEnumerable<Finding> Apply(IEnumerable<Finding> findings) =>
        findings.Select(finding => IsSuppressed(finding) ? finding with { IsSuppressed = true } : finding);

    /// <summary>Our own comments that none of the findings needed; those for rules that did not run are not among them.</summary>
    public IEnumerable<(CommentSyntax Comment, string Name)> FindUnused(IReadOnlyCollection<Finding> findings, Func<RuleDescriptor, bool> ran) =>
        _entries.Where(entry => entry.Own is not null && !findings.Any(finding => Covers(entry, finding))
                && RuleCatalog.All.Where(rule => Names(entry.Name, rule.Descriptor)).All(rule => ran(rule.Descriptor)))
            .Select(entry => (entry.Own!, entry.Name));

    private bool IsSuppressed(Finding finding) => _entries.Any(entry => Covers(entry, finding));

    private static bool Covers((TextSpan? Scope, string Name, CommentSyntax? Own) entry, Finding finding) =>
        (entry.Scope is not { } scope || scope.Contains(finding.Span)) && Names(entry.Name, finding.Rule);

    private static bool Names(string name, RuleDescriptor rule) =>
        name.Equals(rule.Id, StringComparison.OrdinalIgnoreCase)
        || name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase)
        || rule.Equivalents.Contains(name, StringComparer.Ordinal)
        || (name == "all" && rule.Equivalents.Any(equivalent => !char.IsDigit(equivalent[equivalent.Length - 1])));

    private void AddFileWide(CommentSyntax comment)
    {
        if (s_own.Match(comment.Text) is { Success: true } own && own.Groups[1].Value.Equals("ignore-file", StringComparison.OrdinalIgnoreCase))
            Add(null, own.Groups[2].Value, comment);
        if (s_hadolint.Match(comment.Text) is { Success: true } pragma && pragma.Groups[1].Success)
            Add(null, pragma.Groups[2].Value);
    }

    private void AddCheck(TextSpan? scope, string options)
    {
        // BuildKit cuts the value at the first blank.
        foreach (Match match in s_check.Matches(options.Split(' ')[0]))
            Add(scope, match.Groups[1].Value);
    }

    private void Add(TextSpan? scope, string names, CommentSyntax? own = null)
    {
        foreach (var name in names.Split(new[] { ',', ' ' }, StringSplitOptions.RemoveEmptyEntries))
            _entries.Add((scope, name, own));
    }
}
