using System.Collections.Concurrent;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>The purpose of a subcommand, whatever its tool calls it.</summary>
internal enum CommandKind
{
    Unknown,
    Install,
    InstallGroup,
    /// <summary>Installs what a lock file or manifest says.</summary>
    LockInstall,
    Remove,
    UpdateIndex,
    Upgrade,
    Clean,
    Download,
    Build,
    Exec,
    /// <summary>Downloads a program and runs it: <c>npx</c>.</summary>
    ExecDownload,
    AddRepo,
    TrustKey,
    Config,
    Query,
    Start,
    Stop,
    Interactive,
    /// <summary>The next word is the subcommand: <c>uv pip</c>.</summary>
    Group,
    Prefix,
}

/// <summary>A subcommand of a program.</summary>
/// <param name="Name">
/// By its main name: <c>install</c> for <c>npm i</c>. May be two words: <c>pip install</c> of uv.
/// </param>
internal sealed record SubcommandFacts(
    string Name, CommandKind Kind, HashSet<string> ValueOptions, HashSet<string> Switches);

/// <summary>How the command line of a program is read.</summary>
/// <param name="Tool">Its main name: <c>apt-get</c> for apt, <c>pip</c> for pip3.11.</param>
/// <param name="Subcommands">By every name they have; empty where the program has none.</param>
internal sealed record ProgramFacts(
    string Tool,
    HashSet<string> ValueOptions,
    HashSet<string> Switches,
    Dictionary<string, SubcommandFacts> Subcommands)
{
    /// <summary>Whether the table knows an option at all.</summary>
    public bool IsKnown(string? subcommand, string option) => Switches.Contains(option) || ValueOptions.Contains(option)
        || (subcommand is not null && Subcommands.TryGetValue(subcommand, out var facts)
            && (facts.Switches.Contains(option) || facts.ValueOptions.Contains(option)));

    /// <summary>Whether an option takes the next word.</summary>
    public bool TakesValue(string? subcommand, string option)
    {
        // "dotnet --version" is a question; "dotnet tool install --version 1" takes a word.
        if (Tool == "dotnet" && subcommand is null && option == "--version")
            return false;
        if (subcommand is not null && Subcommands.TryGetValue(subcommand, out var facts)
            && (facts.Switches.Contains(option) || facts.ValueOptions.Contains(option)))
            return facts.ValueOptions.Contains(option);
        return ValueOptions.Contains(option);
    }
}

/// <summary>
/// How the command lines of tools are read: which have subcommands, which options take
/// the next word, which run another command.
/// </summary>
internal static class CommandTable
{
    private static readonly TableText s_table = new("commands.tsv");

    // By each name of a program, the names in the first column of its own row.
    private static readonly Lazy<Dictionary<string, string>> s_names = new(ReadNames);

    private static readonly ConcurrentDictionary<string, ProgramFacts> s_programs = new(StringComparer.Ordinal);

    private static readonly HashSet<string> s_none = new();

    private static readonly char[] s_separators = { ' ', '|' };

    private static readonly Lazy<Dictionary<string, Wrapper>> s_wrappers = new(ReadWrappers);

    /// <summary>The known facts about a program, by its file name without a trailing version.</summary>
    public static ProgramFacts? Find(string program) =>
        s_names.Value.TryGetValue(program, out var names) || (Programs.WithoutVersion(program) is { } unversioned
            && s_names.Value.TryGetValue(unversioned, out names)) ? s_programs.GetOrAdd(names, ReadProgram) : null;

    public static bool HasSubcommands(string command) => Find(command) is { Subcommands.Count: > 0 };

    /// <summary>Whether the table knows the option at all.</summary>
    public static bool IsKnown(string command, string? subcommand, string option) =>
        Find(command)?.IsKnown(subcommand, option) == true;

    /// <summary>The index of the command that a wrapper runs; 0 where the program is not a wrapper.</summary>
    public static int FindWrappedCommand(string name, IReadOnlyList<string?> words)
    {
        if (name.StartsWith("python", StringComparison.Ordinal))
            return FindModule(words);
        if (!s_wrappers.Value.TryGetValue(name, out var wrapper))
            return 0;
        var own = wrapper.OwnOperands;
        for (var i = 1; i < words.Count; i++)
        {
            var text = words[i] ?? "";
            if (text == "--")
                return i + 1 + own;
            if (wrapper.Questions.Contains(text))
                return 0;
            if (wrapper.ValueOptions.Contains(text))
                i++;
            else if (text.Length > 0 && text[0] != '-'
                && !(name is "env" or "sudo" && text.IndexOf('=') > 0) && own-- == 0)
                return i;
        }

        return 0;
    }

    // "python3 -m pip install …" is pip.
    private static int FindModule(IReadOnlyList<string?> words)
    {
        for (var i = 1; i + 1 < words.Count && words[i] is { Length: > 1 } option && option[0] == '-'; i++)
        {
            if (option.EndsWith("m", StringComparison.Ordinal) && option[1] != '-')
                return words[i + 1] is { } module && Find(module) is not null ? i + 1 : 0;
        }

        return 0;
    }

    /// <summary>Whether a program runs the command that follows its own options.</summary>
    public static bool IsWrapper(string name) => s_wrappers.Value.ContainsKey(name);

    private static Dictionary<string, Wrapper> ReadWrappers()
    {
        var result = new Dictionary<string, Wrapper>(StringComparer.Ordinal);
        foreach (var row in TableFile.Read("command-wrappers.tsv"))
        {
            var operands = int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
            var wrapper = new Wrapper(Set(Column(row, 2)), operands, Set(Column(row, 3)));
            foreach (var name in row[0].Split('|'))
                result.Add(name, wrapper);
        }

        return result;
    }

    private static Dictionary<string, string> ReadNames()
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var names in s_table.Keys)
        {
            foreach (var name in names.Split('|'))
            {
                // The rows of the subcommands have the main name alone.
                if (!result.ContainsKey(name))
                    result.Add(name, names);
            }
        }

        return result;
    }

    private static ProgramFacts ReadProgram(string names)
    {
        var name = names.Split('|')[0];
        var subcommands = new Dictionary<string, SubcommandFacts>(StringComparer.Ordinal);
        var own = Array.Empty<string>();
        foreach (var row in name == names ? s_table[name] : s_table[names].Concat(s_table[name]))
        {
            if (Column(row, 1).Length == 0)
            {
                own = row;
                continue;
            }

            var aliases = row[1].Split('|');
            var facts = new SubcommandFacts(
                aliases[0], ParseKind(Column(row, 2)), Set(Column(row, 3)), Set(Column(row, 4)));
            foreach (var alias in aliases)
                subcommands[alias] = facts;
        }

        return new ProgramFacts(name, Set(Column(own, 3)), Set(Column(own, 4)), subcommands);
    }

    private static CommandKind ParseKind(string text) =>
        Enum.TryParse<CommandKind>(text, ignoreCase: true, out var kind) ? kind : CommandKind.Unknown;

    private static string Column(string[] row, int index) => index < row.Length ? row[index] : "";

    private static HashSet<string> Set(string words) => words.Length == 0 ? s_none
        : new(words.Split(s_separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private sealed record Wrapper(
        HashSet<string> ValueOptions, int OwnOperands, HashSet<string> Questions);
}
