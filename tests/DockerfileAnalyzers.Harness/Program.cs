using System.CommandLine;
using DockerfileAnalyzers.Harness;

var fix = new Option<string?>("--fix") { Description = "Adds the text after the fixes: safe or all." };
fix.AcceptOnlyFromAmong("safe", "all");
var allRules = new Option<bool>("--all-rules") { Description = "Also runs the rules that are off by default." };
var history = new Option<bool>("--history") { Description = "Adds the estimated bytes of every instruction." };
var checkFixes = new Option<string?>("--check-fixes")
{
    Description = "Applies the safe fixes to every Dockerfile of a folder, or with '--fix all' all fixes of all rules, "
        + "and prints what they did and whether they broke anything. Writes no Dockerfile.",
};
var rule = new Option<string?>("--rule") { Description = "With --check-fixes: the fixes of one rule." };
var diffs = new Option<string?>("--diffs") { Description = "With --check-fixes: a folder for the differences." };
var shellScripts = new Option<bool>("--shell-scripts")
{
    Description = "Prints the scripts of RUN instead, one JSON line for each: where it is, which shell reads it, "
        + "and whether it was understood.",
};
var compare = new Option<string[]>("--compare")
{
    Description =
        "Compares two outputs of the harness, old and new: what was found in one only. Exit code 1 where they differ.",
    Arity = new ArgumentArity(2, 2),
    AllowMultipleArgumentsPerToken = true,
};
var examples = new Option<int>("--examples")
{
    Description = "With --compare: how many differences of each rule are printed.",
    DefaultValueFactory = _ => 5,
};
var baseImages = new Option<bool>("--base-images")
{
    Description = "Prints what is not known of each official base image instead, "
        + "and the shares of what is known on standard error.",
};
var files = new Argument<string[]>("files")
{
    Description = "Dockerfiles; without any, JSON lines are read from standard input.",
    Arity = ArgumentArity.ZeroOrMore,
};
var command = new RootCommand("Analyses Dockerfiles and prints one JSON line for each.")
{
    fix, allRules, history, checkFixes, rule, diffs, shellScripts, baseImages, compare, examples, files,
};
command.SetAction(parsed =>
{
    using var output = new StreamWriter(Console.OpenStandardOutput());
    if (parsed.GetValue(checkFixes) is { } folder)
        return new FixCheck(parsed.GetValue(fix) == "all", parsed.GetValue(rule), parsed.GetValue(diffs))
            .Run(folder, output);
    if (parsed.GetValue(compare) is [var old, var current])
        return new FindingsComparison(parsed.GetValue(examples)).Compare(old, current, output);
    var harness = new LineHarness(parsed.GetValue(fix), parsed.GetValue(allRules), parsed.GetValue(history));
    var images = new BaseImages();
    var paths = parsed.GetValue(files) ?? [];
    foreach (var path in paths)
    {
        IEnumerable<string> lines = parsed.GetValue(baseImages) ? images.Describe(path) : [];
        if (parsed.GetValue(shellScripts))
            lines = ScriptHarness.ListScripts(path);
        else if (!parsed.GetValue(baseImages))
            lines = [harness.AnalyzeFile(path)];
        foreach (var line in lines)
            output.WriteLine(line);
    }

    if (parsed.GetValue(baseImages))
        Console.Error.WriteLine(images.Summarize());
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
