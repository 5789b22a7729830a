using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>What was meant as exec form and is none, and what could be.</summary>
/// <param name="Json">The same as JSON; <see langword="null"/> where that is not certain.</param>
public sealed record ExecFormRepair(TextSpan Span, string Problem, string? Json)
{
    // Strings and commas in brackets. "[ "$A" = b ]" is a test; so is a single string with blanks around it.
    private static readonly Regex s_list = new(
        @"\A\[\s*(?:(?<item>'[^']*'|""(?:[^""\\]|\\.)*""|[“”][^“”]*[“”])\s*(?<comma>,)?\s*)+\](?<rest>.*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    // Names that only a shell knows.
    private static readonly ImmutableHashSet<string> s_builtins = ImmutableHashSet.Create(StringComparer.Ordinal,
        ".", ":", "[", "[[", "alias", "cd", "command", "eval", "exec", "exit", "export", "read", "set", "shift", "source", "test", "time", "trap", "type", "ulimit", "umask", "unset", "wait", "pushd", "popd", "declare", "local", "let");

    // Programs that shells have of their own as well.
    private static readonly ImmutableHashSet<string> s_alsoPrograms =
        ImmutableHashSet.Create(StringComparer.Ordinal, "echo", "printf", "kill", "true", "false", "pwd", "nice", "nohup");

    /// <returns><see langword="null"/> where the instruction is in exec form or a plain shell form.</returns>
    public static ExecFormRepair? Find(CommandInstructionSyntax instruction)
    {
        if (instruction.IsExecForm || !instruction.Heredocs.IsEmpty || instruction.Script is not { Text: { Length: > 2 } text } script || text[0] != '['
            || s_list.Match(text.TrimEnd()) is not { Success: true } match || (match.Groups["comma"].Captures.Count == 0 && (instruction is RunInstructionSyntax || char.IsWhiteSpace(text[1]))))
            return null;
        var items = match.Groups["item"].Captures.Cast<Capture>().Select(capture => capture.Value).ToArray();
        var rest = match.Groups["rest"].Value.Trim();
        var problem = rest.Length > 0 ? "text behind the bracket"
            : items.Any(item => item[0] == '\'') ? "single quotes"
            : items.Any(item => item[0] != '"') ? "curly quotes"
            : match.Groups["comma"].Captures.Count >= items.Length ? "a comma too much" : "a comma too few";
        // Behind the bracket a shell's syntax may be meant; a comma may be missing between two strings, or inside one.
        var isCertain = rest.Length == 0 && problem != "a comma too few" && !items.Any(item => item.Contains('\\')) && !items.Any(item => item[0] == '\'' && item.Contains('"'));
        var json = isCertain ? "[" + string.Join(", ", items.Select(item => item[0] == '"' ? item : Quote(item.Substring(1, item.Length - 2)))) + "]" : null;
        return new ExecFormRepair(script.FileSpan, problem, json);
    }

    /// <summary>Writes a simple command in exec form; <see langword="null"/> where the shell has something to do.</summary>
    public static Fix? FromShellForm(DockerfileModel model, CommandInstructionSyntax instruction)
    {
        if (instruction.Script is not { } script || instruction.InnerComments.Length > 0 || !instruction.Flags.IsEmpty
            || ShellParser.Parse(script, ShellDialect.Posix) is not { IsComplete: true, Root: ShellListSyntax { Items: { Length: 1 } items } }
            || items[0].Node is not SimpleCommandSyntax { Assignments.IsEmpty: true, Redirections.IsEmpty: true, Words: { Length: > 0 } words }
            || script.Text.TrimEnd().EndsWith("&", StringComparison.Ordinal) || script.Text.TrimEnd().EndsWith(";", StringComparison.Ordinal))
            return null;
        if (words.Any(word => word.Literal is null || word.Text.IndexOfAny(new[] { '$', '`' }) >= 0 || (!word.IsQuoted && word.Text.IndexOfAny(new[] { '*', '?', '[', '~', '{', '#', '!' }) >= 0))
            || words.Any(word => word.Literal!.Any(char.IsControl)) || s_builtins.Contains(words[0].Literal!) || words[0].Literal!.IndexOf('=') >= 0)
            return null;
        var title = $"Write {instruction.Keyword} in exec form";
        var edit = TextEdit.Replace(script.FileSpan, "[" + string.Join(", ", words.Select(word => Quote(word.Literal!))) + "]");
        if (instruction is CmdInstructionSyntax && FindEntrypoint(model, instruction) is { } entrypoint)
            return Fix.Unsafe($"{title}; {entrypoint} then gets other arguments", Change.WritesExecForm + Change.ChangesStart, edit);
        // A file without "#!" is run by a shell only; "echo" of the shell is not the program of that name.
        var program = words[0].Literal!;
        return program.IndexOf('/') >= 0 || program.IndexOf('.') >= 0 ? Fix.Unsafe($"{title}; a script without '#!' then does not start", Change.WritesExecForm, edit)
            : s_alsoPrograms.Contains(program) ? Fix.Unsafe($"{title}; the program '{program}' then replaces the shell's own", Change.WritesExecForm, edit)
            : Fix.Safe(title, Change.WritesExecForm, edit);
    }

    // What receives "/bin/sh -c …" as its arguments today; null where the container just starts CMD.
    private static string? FindEntrypoint(DockerfileModel model, CommandInstructionSyntax cmd) => model.GetStage(cmd) switch
    {
        { FinalState.Entrypoint: { IsExecForm: true, ExecArguments.IsEmpty: true } } => null,
        { FinalState.Entrypoint: not null } => "ENTRYPOINT",
        { Image.Reference: { } image } when ImageEntrypointTable.StartsCmd(image.Repository) => null,
        { Image.IsScratch: true } => null,
        _ => "an ENTRYPOINT of the base image",
    };

    private static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
            json.Append(c is '"' or '\\' ? "\\" + c : c.ToString());
        return json.Append('"').ToString();
    }
}
