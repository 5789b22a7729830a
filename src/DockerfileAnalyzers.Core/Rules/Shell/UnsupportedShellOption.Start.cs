namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// A shell that SHELL or a command starts as "sh", "dash" or "ash".
/// </summary>
/// <param name="Dialect">Which shell it is in the image.</param>
/// <param name="UnsupportedOption">
/// The first option that this shell does not support; <see langword="null"/> if it supports all.
/// </param>
internal sealed record ShellStart(CommandArgument Program, ShellDialect Dialect, CommandArgument? UnsupportedOption)
{
    public static IEnumerable<ShellStart> Find(CommandInstructionSyntax instruction, DockerfileModel model)
    {
        var starts = instruction is ShellInstructionSyntax { IsExecForm: true }
            ? new[]
            {
                instruction.ExecArguments
                    .Select(word => new CommandArgument(word.Value, word.Value, word.Span)).ToArray(),
            }
            : model.GetCommands(instruction).Where(command => command.Name is "sh" or "dash" or "ash").Select(GetWords);
        foreach (var words in starts.Where(words => words.Length > 1))
        {
            var dialect = Interpreters.GetDialect(words[0].Text);
            if (dialect is ShellDialect.Posix && !BinSh.IsReplaced(model, instruction))
                dialect = model.GetBinSh(instruction);
            if (dialect is not (ShellDialect.Dash or ShellDialect.Ash))
                continue;
            var mayHavePipefail = !BinSh.LacksPipefail(model, instruction);
            yield return new ShellStart(words[0], dialect, FindUnsupported(words, dialect, mayHavePipefail));
        }
    }

    private static CommandArgument[] GetWords(ShellCommand command) =>
        command.Arguments
            .Prepend(new CommandArgument(command.ProgramAsWritten, command.ProgramAsWritten, command.NameSpan))
            .ToArray();

    private static CommandArgument? FindUnsupported(CommandArgument[] words, ShellDialect dialect, bool mayHavePipefail)
    {
        for (var i = 1; i < words.Length && words[i].Literal is { Length: > 1 } text && text[0] is '-' or '+'; i++)
        {
            // Arguments after "--" are for the script; BusyBox ignores long options, and dash stops.
            if (text[1] == '-')
                return dialect is ShellDialect.Dash && text.Length > 2 ? words[i] : null;

            if (text.Skip(1).Any(letter => letter == 'O' || IsRefused(letter.ToString())))
                return words[i];
            // The name of an option is the next word.
            if (text[text.Length - 1] == 'o' && ++i < words.Length && words[i].Literal is { } name && IsRefused(name)
                && !(mayHavePipefail && name == "pipefail"))
                return words[i] with { Text = "-o " + name };
        }

        return null;

        bool IsRefused(string part) => ShellBuiltins.Find("set", part) is var (dash, ash)
            && (dialect is ShellDialect.Dash ? dash : ash) is ShellSupport.Fails;
    }
}
