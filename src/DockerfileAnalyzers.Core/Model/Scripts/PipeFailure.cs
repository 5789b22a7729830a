namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>A pipe whose left side can fail without anything noticing.</summary>
/// <param name="Command">The command that can fail.</param>
/// <param name="Program">Its program, also after <c>sudo</c> and similar wrappers.</param>
internal sealed record PipeFailure(PipelineSyntax Pipeline, SimpleCommandSyntax Command, ShellWord Program)
{
    private static readonly Fact<RunInstructionSyntax, HashSet<SimpleCommandSyntax>> s_lost = new((model, run) =>
        new(RunScript.AllOf(model, run).SelectMany(script => script.LostPipes).Select(failure => failure.Command)));

    /// <summary>The commands of a RUN whose failure a pipe hides.</summary>
    public static HashSet<SimpleCommandSyntax> GetLost(DockerfileModel model, RunInstructionSyntax run) =>
        s_lost.Of(model, run);

    // For xargs: it runs nothing if there is no input.
    private static readonly string[] s_notWithoutInput = { "-r", "--no-run", "-I", "-i", "--replace" };

    private static readonly string[] s_relative = { "./", "../" };

    // They show what is there: the pipe is for people who read the log.
    private static readonly string[] s_showing = { "show", "log", "diff", "status", "branch", "describe" };

    /// <summary>The pipes of a script whose failure is lost; none where the shell minds.</summary>
    internal static IEnumerable<PipeFailure> Find(RunScript script)
    {
        if (script.HasPipefail)
            yield break;
        foreach (var pipeline in script.Nodes.OfType<PipelineSyntax>()
            .Where(pipeline => pipeline.Commands.Length > 1 && !pipeline.IsNegated && !IsTolerated(pipeline)))
        {
            var failing = pipeline.Commands.Take(pipeline.Commands.Length - 1)
                .OfType<SimpleCommandSyntax>().FirstOrDefault(CanFail);
            if (failing is not null
                && !pipeline.Commands
                    .SkipWhile(command => command != failing)
                    .Skip(1)
                    .SelectMany(GetReaders)
                    .Any(reader =>
                        GetName(reader) is { } name
                        && (Programs.Is(name, ProgramTrait.ChecksInput) || StopsReading(reader, name)))
                && !ResultCheck.Follows(script, pipeline))
                yield return new PipeFailure(pipeline, failing, NestedCommands.FindProgram(failing)!);
        }
    }

    // "apt-get install curl curl -sS https://… | php": the separator that is missing
    // is the mistake, and it fails of that.
    private static bool CanFail(SimpleCommandSyntax command) => GetName(command) is { } name
        && (Programs.Is(name, ProgramTrait.Fallible) || RunsScript(command, name)) && !IsQuestion(command)
        && !(name == "git" && command.Words.Any(word => s_showing.Contains(word.Constant)))
        && !(CommandTable.Find(name) is { Tool: "apt-get" } && command.Words.Any(word => word.Text.Contains("://")));

    private static bool IsQuestion(SimpleCommandSyntax command) =>
        command.Words.SkipWhile(word => word != NestedCommands.FindProgram(command)).Skip(1).FirstOrDefault()
            is { } first
        && ProgramOptions.Is(GetName(command)!, first.Text, OptionTrait.Question);

    // "./x.sh", "/opt/x.py", "bash x.sh", "python3 -m build", "php -r 'readfile(\"https://…\")'".
    private static bool RunsScript(SimpleCommandSyntax command, string name)
    {
        var program = NestedCommands.FindProgram(command)!;
        if (program.Constant is { } path
            && (s_relative.Any(start => path.StartsWith(start, StringComparison.Ordinal))
                || FileTypes.Is(path, FileTrait.Script)))
            return true;
        if (!Programs.Is(name, ProgramTrait.Interpreter))
            return false;
        if (Interpreters.GetDialect(name) is var dialect and not ShellDialect.Unknown
            && FindCode(command, name) is { } code)
            return ScriptCanFail(ShellParser.Parse(code.GetContent(), dialect).Root);
        foreach (var word in command.Words.SkipWhile(word => word != program).Skip(1))
        {
            if (!word.Text.StartsWith("-", StringComparison.Ordinal))
                return true;
            if (word.Text is "-m" or "-jar")
                return true;
            // Code in an argument is mostly a filter, or prints what is known.
            if (word.Text is "-i" or "-" || ProgramOptions.IsOfAny(word.Text, OptionTrait.Code))
                return command.Words.Any(code => code.Text.Contains("http://") || code.Text.Contains("https://"));
        }

        return false;
    }

    private static ShellWord? FindCode(SimpleCommandSyntax command, string name)
    {
        var start = command.Words.IndexOf(NestedCommands.FindProgram(command)!);
        var words = command.Words.Skip(start).Select(word => word.Constant).ToArray();
        return NestedCommands.FindScript(name, words) is var (index, count, _) && count == 1
            ? command.Words[start + index]
            : null;
    }

    // "sh -c './x.sh'": its status is that of the last command, and of those that "&&" joins to it.
    private static bool ScriptCanFail(ShellNode root)
    {
        if (root is not ShellListSyntax { Items: var items })
            return false;
        for (var i = items.Length - 1; i >= 0; i--)
        {
            var last = items[i].Node is PipelineSyntax { IsNegated: false, Commands: var piped }
                ? piped[piped.Length - 1]
                : items[i].Node;
            if (last is SimpleCommandSyntax command && CanFail(command))
                return true;
            if (items[i].Operator is not ListOperator.And)
                return false;
        }

        return false;
    }

    // "( cd dir && tar x )" reads as well.
    private static IEnumerable<SimpleCommandSyntax> GetReaders(ShellNode command) =>
        command is GroupSyntax
            ? command.DescendantsAndSelf().OfType<SimpleCommandSyntax>()
            : new[] { command }.OfType<SimpleCommandSyntax>();

    // A command that writes to them can be killed although nothing is wrong: with pipefail, the build would fail now
    // and then.
    private static bool StopsReading(SimpleCommandSyntax reader, string name) => name switch
    {
        "head" => true,
        // It fails of what is not there.
        "jq" => reader.Words.Skip(1).Any(word => word.Text is "-e" or "-er" or "-re" or "--exit-status"),
        "sed" => reader.Words
            .Skip(1)
            .Any(word =>
                word.Constant is { } script
                && (script.EndsWith("q", StringComparison.Ordinal) || script.Contains("q;"))),
        "awk" or "gawk" or "mawk" => reader.Words.Skip(1).Any(word => word.Text.Contains("exit")),
        // Without input it runs its command once, without operands, unless an option says otherwise.
        "xargs" => !reader.Words.Any(word => s_notWithoutInput.Any(option => word.Text.StartsWith(
                option, StringComparison.Ordinal)))
            && reader.Words.Any(word => Programs.Is(word.Constant, ProgramTrait.NeedsOperand)),
        _ => false,
    };

    // Its failure is answered, or it is a question.
    private static bool IsTolerated(PipelineSyntax pipeline) => pipeline.Parent switch
    {
        ShellListSyntax list => (list.IndexOf(pipeline) + 1 is var next && next < list.Items.Length
            && list.Items[next].Operator is ListOperator.Or)
            || (list.Parent is IfSyntax branch && branch.Clauses.Any(clause => clause.Condition == list))
            || (list.Parent is WhileSyntax loop && loop.Condition == list),
        _ => false,
    };

    private static string? GetName(SimpleCommandSyntax command) =>
        NestedCommands.FindProgram(command)?.LastSegment is { } program ? Interpreters.GetName(program) : null;
}
