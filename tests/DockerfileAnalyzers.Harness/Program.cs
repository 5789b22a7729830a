using System.CommandLine;
using DockerfileAnalyzers.Harness;

var fix = new Option<string?>("--fix") { Description = "Adds the text after the fixes: safe or all." };
fix.AcceptOnlyFromAmong("safe", "all");
var allRules = new Option<bool>("--all-rules") { Description = "Also runs the rules that are off by default." };
var history = new Option<bool>("--history") { Description = "Adds the estimated bytes of every instruction." };
var files = new Argument<string[]>("files") { Description = "Dockerfiles; without any, JSON lines are read from standard input.", Arity = ArgumentArity.ZeroOrMore };
var command = new RootCommand("Analyses Dockerfiles and prints one JSON line for each.") { fix, allRules, history, files };
command.SetAction(parsed =>
{
    using var output = new StreamWriter(Console.OpenStandardOutput());
    var harness = new LineHarness(parsed.GetValue(fix), parsed.GetValue(allRules), parsed.GetValue(history));
    var paths = parsed.GetValue(files) ?? [];
    foreach (var path in paths)
        output.WriteLine(harness.AnalyzeFile(path));
    if (paths.Length == 0)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        while (input.ReadLine() is { } line)
        {
            if (line.Length > 0)
                output.WriteLine(harness.AnalyzeLine(line));
        }
    }

    return 0;
});
return command.Parse(args).Invoke();
