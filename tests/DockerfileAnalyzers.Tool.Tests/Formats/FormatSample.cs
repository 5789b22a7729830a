using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tests;

/// <summary>Results that were made by hand, so that no rule changes what the tests of the formats see.</summary>
internal static class FormatSample
{
    public const string Folder = "/repo/src";

    public static RuleDescriptor Rule { get; } = new()
    {
        Id = "DFA2999",
        Name = "SampleSecret",
        Title = "Keep samples out of the image",
        Message = "",
    };

    private static RuleDescriptor Opinion { get; } = Rule with
    {
        Id = "DFA8999",
        Name = "SampleStyle",
        Title = "Write samples in one style",
        Severity = Severity.Info,
        IsEnabledByDefault = false,
    };

    private static readonly SourceFile s_file = new(
        "/repo/src/api/Dockerfile",
        "FROM debian:12\nENV PASSWORD=x\nRUN make && \\\n\tmake test\nENV PASSWORD=x\nCOPY . .\n");

    /// <summary>One of everything: all severities, both kinds of fixes, a suppressed one, a problem.</summary>
    public static LintReport Create() => new(
        new LintResult(
            [
                new FileResult(s_file, "api/Dockerfile",
                [
                    Find("debian:12", Severity.Info, "'debian:12' is larger than 'debian:12-slim'") with
                    {
                        Rule = Opinion,
                        SavesBytes = 43_000_000,
                        Fix = Fix.Unsafe("Use 'debian:12-slim', which lacks documentation", Change.RewritesScript,
                            TextEdit.Insert(14, "-slim")),
                    },
                    Find("PASSWORD=x", Severity.Error, "'PASSWORD' looks like a secret"),
                    Find("make && \\\n\tmake test\n", Severity.Warning, "'make', 'test' and 2 others are slow") with
                    {
                        FullMessage = "'make', 'test', 'a' and 'b' are slow",
                    },
                    new Finding(Rule, new TextSpan(s_file.Text.LastIndexOf("PASSWORD", StringComparison.Ordinal), 10),
                        "'PASSWORD' looks like a secret", Severity.Error, IsSuppressed: true),
                    Find("COPY", Severity.Warning, "There is no .dockerignore") with
                    {
                        Fix = Fix.CreateFile("Create a .dockerignore", FixSafety.Safe,
                            "/repo/src/api/.dockerignore", "**/bin/\n"),
                    },
                ]),
                new FileResult(new SourceFile("/repo/src/web/Dockerfile", "FROM scratch\n"), "web/Dockerfile", []),
            ],
            [new ToolProblem("broken/Dockerfile", "The file was not read because its content is binary")]),
        Folder)
    {
        Root = "/repo",
        HasStatistics = true,
    };

    /// <summary>One finding with a text everywhere that a file can bring one in.</summary>
    public static LintReport CreateWith(string text)
    {
        // A path holds no NUL, and is not longer than systems allow.
        var path = text.Replace("\0", "", StringComparison.Ordinal);
        path = path[..Math.Min(path.Length, 4000)];
        var file = new SourceFile($"/repo/{path.Replace('/', '-')}/Dockerfile", $"FROM x\nRUN {text}\n");
        var finding = new Finding(Rule, new TextSpan(11, text.Length), text, Severity.Warning)
        {
            Fix = Fix.Safe(text, Change.ReplacesWord, TextEdit.Replace(new TextSpan(11, text.Length), text))
                .With(new NewFile(file.Path + ".new", text)),
        };
        return new LintReport(
            new LintResult([new FileResult(file, path, [finding])], [new ToolProblem(path, text)]), "/repo")
        {
            Root = "/repo",
        };
    }

    public static string Render(string format, LintReport report, int width = 100, bool hasColors = false)
    {
        var writer = new StringWriter { NewLine = "\n" };
        OutputFormat.Find(format)!.Write(report, new ToolOutput(writer, hasColors, width));
        return writer.ToString();
    }

    private static Finding Find(string text, Severity severity, string message) => new(
        Rule, new TextSpan(s_file.Text.IndexOf(text, StringComparison.Ordinal), text.Length), message, severity);
}
