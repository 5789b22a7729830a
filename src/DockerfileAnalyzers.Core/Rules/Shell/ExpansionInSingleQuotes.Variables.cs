using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// A variable of the build in text for sed or for a file: nothing expands it later, because it is gone then. One of ENV is still there when
/// a script with the text runs.
/// </summary>
internal static class QuotedVariable
{
    // In lower case and without braces it may be another program's: nginx's $host.
    private static readonly Regex s_variable = new(@"(?<![\\$])\$(?:\{(?<name>[A-Za-z_]\w*)\}|(?<name>[A-Z_][A-Z0-9_]+(?!\w)))", RegexOptions.CultureInvariant);

    private static readonly string[] s_dataFiles = { ".txt", ".json", ".html", ".htm", ".csv", ".md" };

    private static readonly string[] s_wrappers = { "sudo", "find", "xargs", "env", "command", "exec" };

    public static string? Find(RunScript script, SimpleCommandSyntax command, SingleQuotedPart quoted)
    {
        if (!WritesText(script, command) || script.IsNested)
            return null;
        return s_variable.Matches(quoted.Value).Cast<Match>().FirstOrDefault(match => IsOfBuild(script, command, quoted, match))?.Value;
    }

    private static bool IsOfBuild(RunScript script, SimpleCommandSyntax command, SingleQuotedPart quoted, Match match)
    {
        var name = match.Groups["name"].Value;
        // A script that is written here may have a variable of the same name.
        if (script.FindVariable(name) is not { } variable || Regex.IsMatch(script.Script.Text.Text, $@"(?<!\w){name}(?:=|\s+in\s)|\bread\b[^\n;|&]*\b{name}\b"))
            return false;
        return variable.IsArgument || match.Length == quoted.Value.Trim().Length || IsDataFile(command);
    }

    // sed puts it in, unless it is the address of a line; echo, printf and cat write it.
    private static bool WritesText(RunScript script, SimpleCommandSyntax command)
    {
        var program = NestedCommands.FindProgram(command)?.Literal ?? command.Name;
        var words = command.Words.Select(word => word.Text).ToArray();
        var isSed = program == "sed" || (command.Program is "find" && words.Contains("sed"));
        return (isSed && words.All(word => word is "sed" || s_wrappers.Contains(word) || word is not ("sh" or "bash" or "perl" or "awk" or "eval")))
            || command.Program is "echo" or "printf" && command.Parent is not PipelineSyntax && GetTarget(command) is not null
            || command.Program is "echo" or "printf" && command.Parent is PipelineSyntax pipe && pipe.Commands.Last() is SimpleCommandSyntax { Program: "tee" };
    }

    private static bool IsDataFile(SimpleCommandSyntax command) =>
        (GetTarget(command) ?? command.Words.Last().Text).Trim('"', '\'') is var path && s_dataFiles.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static string? GetTarget(SimpleCommandSyntax command) =>
        command.Redirections.FirstOrDefault(redirection => redirection.Operator is ">" or ">>" or ">|")?.Target?.Text;

    /// <summary>Double quotes, where nothing else in the text changes by them.</summary>
    public static Fix? CreateFix(SingleQuotedPart quoted, string variable) =>
        quoted.Value.Replace(variable, "").IndexOfAny(new[] { '$', '`', '"', '\\', '!', '\n' }) >= 0 ? null
            : Fix.Unsafe("Use double quotes, which insert the value", Change.RewritesScript, TextEdit.Replace(quoted.Span, "\"" + quoted.Value + "\""));
}
