using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>The page of a rule: prose for people, examples that the tests execute.</summary>
public sealed record RulePage(RuleDescriptor Rule, string Path, string Text)
{
    public static RulePage Of(RuleDescriptor rule)
    {
        var path = System.IO.Path.Combine(Repository.RulesFolder, rule.Category.ToString(), rule.Name + ".md");
        return new RulePage(rule, path, File.Exists(path) ? File.ReadAllText(path) : "");
    }

    /// <summary>The findings in a program; none in tests without a compiler.</summary>
    internal static Func<RuleExample, IEnumerable<Finding>> FindInCode { get; set; } = _ => [];

    /// <summary>The findings of the rule in an example.</summary>
    public IEnumerable<Finding> Find(RuleExample example) => IsAboutCode
        ? FindInCode(example).Where(finding => finding.Rule.Id == Rule.Id) : Find(example.ToInput());

    public IEnumerable<Finding> Find(AnalysisInput input) =>
        RuleEngine.Analyze(input).Where(finding => finding.Rule.Id == Rule.Id && !finding.IsSuppressed);

    public bool IsAboutCode => Rule.Category is Category.Code;

    public bool IsAboutPatterns =>
        GetExamples("Violation").Any(example => example.Path.EndsWith("ignore", StringComparison.Ordinal));

    /// <summary>A section without its comments, which a browser does not show.</summary>
    public string ReadVisible(string heading) =>
        Regex.Replace(GetSection(heading), @"<!--.*?-->\s*", "", RegexOptions.Singleline).Trim();

    private string GetSection(string heading) => Regex.Match(Text, $@"^## {heading}\s*\n(.*?)(?=^## |\z)",
        RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    /// <summary>
    /// The examples below a heading: each a Dockerfile, .dockerignore or program, with what the blocks before it say
    /// of its surroundings. What a reader does not need is in comments: the context and the project.
    /// </summary>
    public IEnumerable<RuleExample> GetExamples(string heading)
    {
        var section = GetSection(heading);
        string? context = null, project = null, ignore = null, dockerfile =
            null, config = null, history = null, scan = null;
        foreach (Match block in Regex.Matches(
            section,
            @"^(?:```|<!-- )(\w+)(?: (\w+))?\n(.*?)^(?:```|-->)",
            RegexOptions.Multiline | RegexOptions.Singleline))
        {
            // A page has LF line endings: "dockerfile crlf" is an example of a file that has others.
            var isGiven = block.Groups[2].Value == "given";
            var body = block.Groups[2].Value == "crlf"
                ? block.Groups[3].Value.Replace("\n", "\r\n")
                : block.Groups[3].Value;
            switch (block.Groups[1].Value)
            {
                case "context": context = body; break;
                case "project": project = body; break;
                case "history": history = body; break;
                case "scan": scan = body; break;
                case "ini" when isGiven: config = body; break;
                case "dockerignore" when isGiven: ignore = body; break;
                case "dockerfile" when isGiven: dockerfile = body; break;
                case "dockerfile":
                    yield return new RuleExample(
                        "/src/Dockerfile", body, ignore, context, project, dockerfile, config, history, scan);
                    break;
                case "csharp" or "vb":
                    yield return new RuleExample(block.Groups[1].Value is "vb" ? "/src/Program.vb" : "/src/Program.cs",
                        body, ignore, context, project, dockerfile, config, history, scan);
                    break;
                case "dockerignore":
                    yield return new RuleExample(
                        "/src/.dockerignore", body, null, context, project, dockerfile, config, history, scan);
                    break;
            }
        }
    }
}

public sealed record RuleExample(
    string Path,
    string Text,
    string? Dockerignore,
    string? Context,
    string? Project,
    string? Dockerfile,
    string? Config,
    string? History,
    string? Scan)
{
    /// <summary>The file that the rule reports on.</summary>
    public SourceFile File => new(Path, Text);

    public AnalysisInput ToInput() => TestInput.Create(
        Path, Text, Dockerignore, Context, Project, Dockerfile) with
    {
        AllRules = true,
        Config = TestInput.ParseConfig(Config),
        BuiltImage = TestInput.ParseImage(History),
        Vulnerabilities = TestInput.ParseScan(Scan),
    };
}
