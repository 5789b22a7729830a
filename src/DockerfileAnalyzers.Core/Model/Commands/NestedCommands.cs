using System.Runtime.CompilerServices;

namespace DockerfileAnalyzers.Model.Commands;

/// <summary>Commands in the arguments of others.</summary>
internal static class NestedCommands
{
    /// <summary>
    /// The argument that a shell reads as a script, and which shell that is: <c>sh -c "…"</c>, <c>su user -c "…"</c>,
    /// <c>eval "…"</c>, <c>trap "…" EXIT</c>, <c>cmd /c …</c>.
    /// </summary>
    /// <param name="words">With the program; <see langword="null"/> where not known.</param>
    /// <returns>
    /// The first argument of the script, and how many there are: <c>eval</c>, PowerShell and cmd put spaces between
    /// theirs. The dialect is <see langword="null"/> where the shell of the outer script reads it.
    /// </returns>
    public static (int Index, int Count, ShellDialect? Dialect)? FindScript(string name, IReadOnlyList<string?> words)
    {
        if (name == "eval")
            return words.Count > 1 ? (1, words.Count - 1, null) : null;
        if (name == "trap")
            return words.Count > 2 ? (1, 1, null) : null;
        var dialect = name is "su" or "runuser" ? GetLoginShell(words) : Interpreters.GetDialect(name);
        if (dialect is ShellDialect.Unknown)
            return null;
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i] is { } option && IsScriptOption(option, dialect))
            {
                if (dialect is ShellDialect.PowerShell or ShellDialect.Cmd)
                    return (i + 1, words.Count - i - 1, dialect);
                // "bash -c -e script": the script is the first word that is not an option.
                var script = i + 1;
                while (script + 1 < words.Count && words[script] is { Length: > 1 } text && text[0] is '-' or '+')
                    script++;
                return (script, 1, dialect);
            }
        }

        return null;
    }

    // "su user -s /bin/bash -c …"; which shell a user has is not known: bash reads most.
    private static ShellDialect GetLoginShell(IReadOnlyList<string?> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] is "-s" or "--shell" && i + 1 < words.Count && words[i + 1] is { } shell)
                return Interpreters.GetDialect(shell);
            if (words[i]?.StartsWith("--shell=", StringComparison.Ordinal) == true)
                return Interpreters.GetDialect(words[i]!.Substring("--shell=".Length));
        }

        return ShellDialect.Bash;
    }

    private static bool IsScriptOption(string option, ShellDialect dialect) => dialect switch
    {
        ShellDialect.PowerShell => option.Length > 1 && option[0] == '-'
            && "-command".StartsWith(option.ToLowerInvariant(), StringComparison.Ordinal),
        ShellDialect.Cmd => option.ToLowerInvariant() is "/c" or "/k",
        // A cluster: -lc, -ec, -xec.
        _ => option == "--command"
            || (option.Length > 1 && option[0] == '-' && option[1] != '-' && option[option.Length - 1] == 'c'),
    };

    /// <summary>
    /// The ranges of arguments that are commands themselves: after <c>sudo</c>, <c>env</c>, <c>xargs</c>,
    /// <c>gosu user</c>, in <c>find -exec … ;</c>.
    /// </summary>
    public static IEnumerable<(int Start, int End)> FindCommands(string name, string?[] words)
    {
        if (name == "find")
            return FindExecuted(words);
        var start = CommandTable.FindWrappedCommand(name, words);
        return start > 0 && start < words.Length ? new[] { (start, words.Length) } : Enumerable.Empty<(int, int)>();
    }

    /// <summary>Whether an argument is a script or a command of its own.</summary>
    public static bool RunsOthers(ShellCommand command)
    {
        var words = new[] { command.Name }.Concat(command.Arguments.Select(argument => argument.Literal)).ToArray();
        return FindScript(command.Name, words) is not null || FindCommands(command.Name, words).Any();
    }

    /// <summary>
    /// The word that names the program which a command runs in the end, after <c>sudo</c>, <c>env A=1</c>,
    /// <c>nice</c>; what makes arguments of its input, as <c>xargs</c>, is the program itself.
    /// <see langword="null"/> where that is not known.
    /// </summary>
    public static ShellWord? FindProgram(SimpleCommandSyntax command) =>
        s_programs.GetValue(command, static command => new(ReadProgram(command))).Word;

    private sealed class Program(ShellWord? word)
    {
        public ShellWord? Word { get; } = word;
    }

    // Each member of a pipe asks it of all after it.
    private static readonly ConditionalWeakTable<SimpleCommandSyntax, Program> s_programs = new();

    private static ShellWord? ReadProgram(SimpleCommandSyntax command)
    {
        var words = command.Words.Select(word => word.Constant).ToArray();
        var start = 0;
        while (start < words.Length && words[start] is { } name and not ("xargs" or "parallel")
            && CommandTable.FindWrappedCommand(Interpreters.GetName(name), words.Skip(start).ToArray())
                is > 0 and var next)
            start += next;
        return start < words.Length && command.Words[start].LastSegment is { Length: > 0 }
            ? command.Words[start]
            : null;
    }

    /// <summary>Whether it is an action of find that runs a command.</summary>
    public static bool IsExecution(string? word) => word is "-exec" or "-execdir" or "-ok" or "-okdir";

    private static IEnumerable<(int Start, int End)> FindExecuted(string?[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (!IsExecution(words[i]))
                continue;
            var end = Array.FindIndex(words, i, word => word is ";" or "+");
            end = end < 0 ? words.Length : end;
            yield return (i + 1, end);
            i = end;
        }
    }
}
