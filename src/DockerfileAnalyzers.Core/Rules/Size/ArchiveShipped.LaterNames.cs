using System.Text;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// Where a file name is written in a Dockerfile, and where files may be used without their
/// name: asked for each of many archives.
/// </summary>
internal sealed class LaterNames
{
    private static readonly Fact<LaterNames> s_fact = new(model => new(model));

    private static readonly Regex s_filesInCode = new(
        "remove|unlink|rename|move|listdir|scandir|readdir|glob|walk|rmtree|rmSync|subprocess|system|exec|spawn|"
            + "popen|`",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly Lazy<SearchText> _instructions;
    private readonly Memo<InstructionSyntax, SearchText> _arguments;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _copiedNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _copiedPatterns = new(StringComparer.Ordinal);
    private readonly HashSet<InstructionSyntax> _traps = new();
    private readonly string _settings;
    private int _lastUnseenCommand = -1;
    private int _lastUnseenInstruction = -1;

    private LaterNames(DockerfileModel model)
    {
        _instructions = new(() => new(model.Syntax.Instructions.Select(instruction =>
            (instruction.Span.Start, model.File.GetText(instruction.Span).Replace("\"", "")))));
        _arguments = new(instruction =>
            new(model.GetCommands(instruction).OrderBy(command => command.Span.Start).SelectMany(command =>
                command.Arguments.Select(argument => (command.Span.Start, DownloadedArchive.GetText(argument))))));
        _settings = string.Join("\n", model.Syntax.Instructions
            .Where(instruction =>
                instruction is EnvInstructionSyntax or CmdInstructionSyntax or EntrypointInstructionSyntax
                    or HealthcheckInstructionSyntax)
            .Select(instruction => model.File.GetText(instruction.Span)));
        foreach (var outer in model.Syntax.Instructions)
            Add(model, outer, outer is OnbuildInstructionSyntax { Trigger: { } trigger } ? trigger : outer);
    }

    public static LaterNames Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>Whether a later command of the RUN, or any later instruction, names the file.</summary>
    public bool IsNamedAfter(ShellCommand command, string name) =>
        _arguments[command.Instruction].Contains(name, command.Span.End)
        || _instructions.Value.Contains(name, command.Instruction.Span.Start);

    /// <summary>
    /// Whether something later may use the file by another spelling: <c>rm *.zip</c>,
    /// <c>mv $FILE /keep</c>, <c>COPY --from=build /tmp/*.tgz</c>.
    /// </summary>
    public bool MayBeUsedAfter(ShellCommand command, string name) =>
        _traps.Contains(command.Instruction)
        || _lastUnseenCommand > command.Span.End || _lastUnseenInstruction > command.Instruction.Span.Start
        || IsAfter(_names, _patterns, name, command.Span.End)
        || IsAfter(_copiedNames, _copiedPatterns, name, command.Instruction.Span.Start)
        || _settings.Contains(name);

    private static bool IsAfter(
        Dictionary<string, int> names, Dictionary<string, int> patterns, string name, int end) =>
        (names.TryGetValue(name, out var start) && start > end)
        || patterns.Any(pattern => pattern.Value > end && DownloadedArchive.MayName(pattern.Key, name));

    private void Add(DockerfileModel model, InstructionSyntax outer, InstructionSyntax instruction)
    {
        foreach (var command in model.GetCommands(instruction))
        {
            var start = command.Span.Start;
            if (MayMoveFiles(model, command) || ChecksList(command))
                _lastUnseenCommand = Math.Max(_lastUnseenCommand, start);
            if (command.Name == "trap")
                _traps.Add(instruction);
            foreach (var argument in command.Arguments)
                AddName(_names, _patterns, DownloadedArchive.GetText(argument), start);
        }

        if (MayMoveFiles(model, instruction))
            _lastUnseenInstruction = Math.Max(_lastUnseenInstruction, outer.Span.Start);
        foreach (var source in instruction is CopyInstructionSyntax { From: not null } copy
            ? copy.Sources
            : ImmutableArray<WordSyntax>.Empty)
            AddName(_copiedNames, _copiedPatterns, source.Text, outer.Span.Start);
    }

    // Files that it does not name, also by deleting them.
    private static bool MayMoveFiles(DockerfileModel model, InstructionSyntax instruction) =>
        instruction is RunInstructionSyntax { Interpreter: not null } run && model.GetScript(run) is null
            ? run.ScriptText is not { } body || s_filesInCode.IsMatch(body.Text)
            : model.GetCommands(instruction).Any(command => MayMoveFiles(model, command));

    private static bool MayMoveFiles(DockerfileModel model, ShellCommand command) => UnseenCode.IsRunBy(model, command)
        || (UnseenCode.FindInlineCode(command) is { } code && s_filesInCode.IsMatch(code));

    // It reads the names of the files that it compares: "sha256sum -c SHA256SUMS".
    private static bool ChecksList(ShellCommand command) =>
        command.Is(ProgramTrait.Verifies) && command.HasOption("-c", "--check");

    // The last place of each.
    private static void AddName(Dictionary<string, int> names, Dictionary<string, int> patterns, string text, int start)
    {
        var name = ContainerPath.GetName(text);
        var places = DownloadedArchive.IsPlain(name) ? names : patterns;
        places[name] = places.TryGetValue(name, out var other) ? Math.Max(other, start) : start;
    }

    /// <summary>Pieces of text in the order of the file, to look for something from a place on.</summary>
    private sealed class SearchText
    {
        private readonly string _text;
        private readonly List<(int Start, int Offset)> _pieces = new();

        public SearchText(IEnumerable<(int Start, string Text)> pieces)
        {
            var text = new StringBuilder();
            foreach (var piece in pieces)
            {
                _pieces.Add((piece.Start, text.Length));
                text.Append(piece.Text).Append('\n');
            }

            _text = text.ToString();
        }

        /// <summary>Whether a piece that starts after a place contains the name.</summary>
        public bool Contains(string name, int end)
        {
            var (low, high) = (0, _pieces.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_pieces[middle].Start <= end)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low < _pieces.Count && _text.IndexOf(name, _pieces[low].Offset, StringComparison.Ordinal) >= 0;
        }
    }
}
