using System.CommandLine;
using DockerfileAnalyzers.Tool.Formats;

namespace DockerfileAnalyzers.Tool.Help;

/// <summary>A part of the help of a command: terms with what they mean.</summary>
internal sealed record HelpTopic(string Title, ImmutableArray<(string Term, string Text)> Rows);

/// <summary>The help texts of commands in addition to their options.</summary>
internal static class HelpTopics
{
    public const string ExamplesTitle = "Examples";

    private static readonly HelpTopic s_environment = new("Environment variables",
    [
        ("NO_COLOR", "If not empty, turns off colors and links."),
        ("TERM", "'dumb' turns off colors and links."),
    ]);

    private static readonly HelpTopic s_files = new("Files",
    [
        ("dockerfile-analyzers.yaml", "The configuration, in the directory of a Dockerfile or a parent directory."),
        ("dockerfile-analyzers.baseline", "The baseline: findings that are not reported."),
        (".hadolint.yaml", "Also read, unless '--no-hadolint-config' or the configuration disables it."),
        (".editorconfig", "Severities and options, as in a build."),
    ]);

    private static readonly HelpTopic s_exitCodes = new("Exit codes",
    [
        ("0", "Success; there are no findings that fail the command."),
        ("1", "Findings of at least the severity of '--fail-on'; with 'fix', remaining warnings; "
            + "with 'fix --diff', changes."),
        ("2", "The command line or the configuration is invalid, or a file cannot be read or written."),
        ("130", "Canceled with Ctrl+C."),
    ]);

    private static readonly HelpTopic s_formats = new("Formats",
        [.. OutputFormat.All.Select(format => (format.Name, format.Description))]);

    private static readonly Dictionary<string, (string, string)[]> s_examples = new(StringComparer.Ordinal)
    {
        [""] =
        [
            ("lint", "Checks all Dockerfiles in the current directory and its subdirectories."),
            ("fix --diff", "Shows the changes of the safe fixes without writing them."),
            ("explain DL3008", "Shows the rule that is equivalent to hadolint's DL3008."),
        ],
        ["lint"] =
        [
            ("lint", "Checks all Dockerfiles in the current directory and its subdirectories."),
            ("lint - < Dockerfile", "Checks standard input."),
            ("lint --severity warning --fail-on error", "Reports errors and warnings, and fails on errors."),
            ("lint --ignore DL3008 --ignore SC2086", "Does not report these rules."),
            ("lint -f human -f sarif=out/dockerfile.sarif", "Prints findings and writes a SARIF log."),
        ],
        ["fix"] =
        [
            ("fix --diff", "Shows the changes of the safe fixes without writing them."),
            ("fix", "Applies the safe fixes."),
            ("fix --rule DFA1202 --unsafe-fixes", "Applies all fixes of one rule."),
            ("fix --add-ignore --reason \"accepted in the review\"", "Suppresses all findings with comments."),
        ],
        ["report"] =
        [
            ("report Dockerfile", "Prints the layers of the image with their estimated sizes."),
            ("report --output out", "Writes the reports of all Dockerfiles to a directory."),
        ],
        ["explain"] = [("explain DFA1202", "Shows the page of a rule."), ("explain DL3015", "By the id of hadolint.")],
        ["rules"] = [("rules --category Security", "Lists the security rules.")],
        ["init"] =
        [
            ("init --ci github", "Creates a configuration, .dockerignore files and a workflow."),
            ("init --from-hadolint", "Translates .hadolint.yaml and hadolint comments."),
        ],
        ["baseline write"] = [("baseline write", "Records all findings, so that only new ones are reported.")],
        ["baseline prune"] = [("baseline prune", "Removes fixed findings from the baseline.")],
        ["mcp"] = [("mcp --root .", "Starts the server for the current directory.")],
        ["lsp"] = [("lsp", "Starts the language server.")],
        ["completion"] =
        [
            ("completion bash > ~/.local/share/bash-completion/completions/dockerfile-analyzers", "For bash."),
            ("completion zsh > ~/.zfunc/_dockerfile-analyzers", "For zsh, with ~/.zfunc in fpath."),
            ("completion fish > ~/.config/fish/completions/dockerfile-analyzers.fish", "For fish."),
            ("completion pwsh >> $PROFILE", "For PowerShell."),
        ],
        ["help"] =
        [
            ("help lint", "Shows the help of a command."),
            ("help --format man > dockerfile-analyzers.1", "Writes the manual page."),
        ],
    };

    /// <summary>In the order in which they are shown.</summary>
    /// <param name="path">The names of the command below the root.</param>
    public static IEnumerable<HelpTopic> Of(string path)
    {
        if (path == "lint")
            yield return s_formats;
        if (s_examples.TryGetValue(path, out var examples))
            yield return new HelpTopic(ExamplesTitle,
                [.. examples.Select(example => ("dockerfile-analyzers " + example.Item1, example.Item2))]);
        if (path is "" or "lint" or "fix")
            yield return s_exitCodes;
        if (path.Length > 0)
            yield break;
        yield return s_environment;
        yield return s_files;
    }

    /// <summary>The names of a command below the root, with spaces between them.</summary>
    public static string GetPath(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? current = command; current is Command and not RootCommand;
            current = current.Parents.FirstOrDefault())
            names.Push(current.Name);
        return string.Join(' ', names);
    }
}
