namespace DockerfileAnalyzers.Rules.Size;

/// <summary>An archive or package file that a RUN downloads and extracts, and that still exists at its end.</summary>
/// <param name="Argument">Where it is unpacked.</param>
/// <param name="Removal">Deletes it right after; <see langword="null"/> where that is not certain to be right.</param>
internal sealed record DownloadedArchive(CommandArgument Argument, TextEdit? Removal)
{
    private static readonly Fact<InstructionSyntax, ILookup<string, ShellCommand>> s_fetched =
        new((model, run) => FindFetched(model.GetCommands(run)));

    private static readonly Fact<InstructionSyntax, ImmutableArray<ShellCommand>> s_removals =
        new((model, run) =>
            model.GetCommands(run).Where(command => command.Name is "mv" or "find" || command.Is(ProgramTrait.Removes))
                .ToImmutableArray());

    private static readonly char[] s_variable = { '$', '*', '?', '[', '{' };

    private static readonly char[] s_variableEnd = { '*', '?', ']', '}' };

    /// <returns>
    /// <see langword="null"/> where the command unpacks nothing that its RUN downloaded, where it is deleted or used
    /// afterwards, and where that is not known.
    /// </returns>
    public static DownloadedArchive? Find(DockerfileModel model, Stage stage, ShellCommand command)
    {
        if (command is not { Instruction: RunInstructionSyntax run, IsUnconditional: true }
            || !CommandEffects.IsUnpacking(command)
            || RunScript.Of(model, run) is null)
            return null;
        var removals = DownloadedArchive.GetRemovals(model, run);
        foreach (var argument in command.Arguments.Where(argument =>
            argument.Text[0] != '-' && !Glob.HasWildcard(argument.Text)))
        {
            var name = ContainerPath.GetName(GetText(argument));
            if (name.IndexOf('.') <= 0
                || (command.Name is not ("tar" or "bsdtar" or "unzip")
                    && KnownPackages.IsNamedIn(name, PackageTrait.AddsSource))
                || FindDownload(model, command, name) is not { IsPartOfPipe: false } download)
                continue;
            var path = GetText(argument).IndexOf('$') >= 0 ? null
                : ContainerPath.Combine(model.GetWorkingDirectory(command), GetText(argument));
            if (IsMounted(run, path) || LaterNames.Of(model).IsNamedAfter(command, name)
                || removals.Any(other =>
                    other.Span.Start >= download.Span.Start && MayRemove(model, other, path, name)))
                continue;
            return new DownloadedArchive(
                argument,
                LaterNames.Of(model).MayBeUsedAfter(command, name)
                    ? null
                    : CreateRemoval(model, command, download, argument));
        }

        return null;
    }

    // A path that is not known may be on any mount.
    private static bool IsMounted(RunInstructionSyntax run, string? path) => path is null
        ? run.Mounts.Any(mount => mount.Type is "cache" or "tmpfs" or "bind")
        : Layer.IsHidden(run, path);

    // The last one before the command that writes the file.
    private static ShellCommand? FindDownload(DockerfileModel model, ShellCommand command, string name) =>
        s_fetched.Of(model, command.Instruction)[name]
            .LastOrDefault(download => download.Span.Start < command.Span.Start);

    // By the names of the files that they write.
    private static ILookup<string, ShellCommand> FindFetched(ImmutableArray<ShellCommand> commands) => commands
        .SelectMany(command => GetTargets(command).Select(name => (name, command)))
        .ToLookup(target => target.name, target => target.command, StringComparer.Ordinal);

    /// <summary>The commands of a RUN that may take files away.</summary>
    public static ImmutableArray<ShellCommand> GetRemovals(DockerfileModel model, InstructionSyntax run) =>
        s_removals.Of(model, run);

    /// <summary>Whether a name has nothing in it that the shell expands.</summary>
    public static bool IsPlain(string name) => name.IndexOfAny(s_variable) < 0;

    /// <param name="word">A word of a command or a source, which may hold variables and wildcards.</param>
    public static bool MayName(string word, string name)
    {
        var text = ContainerPath.GetName(word);
        var start = text.IndexOfAny(s_variable);
        if (start < 0)
            return text == name;
        // The constant beginnings of both must match, and so must the ends, unless a variable is there.
        var prefix = text.Substring(0, start);
        var suffix = text[start] == '$' ? "" : text.Substring(text.LastIndexOfAny(s_variableEnd) + 1);
        var fixedStart = name.IndexOfAny(s_variable) is >= 0 and var variable ? name.Substring(0, variable) : name;
        return (fixedStart.StartsWith(prefix, StringComparison.Ordinal)
            || prefix.StartsWith(fixedStart, StringComparison.Ordinal))
            && name.EndsWith(suffix, StringComparison.Ordinal);
    }

    // Unknown constructs may do so.
    private static bool MayRemove(DockerfileModel model, ShellCommand command, string? path, string name)
    {
        if (command.Name == "find")
            return command.Arguments.Any(argument =>
                argument.Literal is "-delete" || NestedCommands.IsExecution(argument.Literal));
        // "xargs rm" gets them from elsewhere.
        if (command.Operands.IsEmpty)
            return true;
        foreach (var operand in command.Operands.Select(GetText))
        {
            var wildcard = operand.IndexOfAny(new[] { '*', '?', '[', '{' });
            if (ContainerPath.GetName(operand) == name || operand[0] == '$')
                return true;
            if (wildcard < 0 && !command.HasOption("-r", "-R", "--recursive"))
                continue;
            var folder = wildcard < 0 ? operand : operand.Substring(0, operand.LastIndexOf('/', wildcard) + 1);
            if (path is null
                || ContainerPath.Combine(model.GetWorkingDirectory(command), folder.Length == 0 ? "." : folder)
                    is not { } removed || ContainerPath.IsWithin(path, removed))
                return true;
        }

        return false;
    }

    // Right after the command: there the path leads to the file.
    private static TextEdit? CreateRemoval(
        DockerfileModel model, ShellCommand command, ShellCommand download, CommandArgument argument)
    {
        if (command.Script?.Root is not ShellListSyntax { Items: var items } list
            || CommandUser.Find(model.GetState(download.Instruction), download).Prefix is not { } prefix)
            return null;
        var index = list.IndexOf(command.Syntax!);
        // With "set -e", a command on the left of "&&" that fails does not end the script.
        if (command.Instruction is RunInstructionSyntax run && RunScript.Of(model, run) is { HasErrexit: true }
            && items.Skip(1).Any(item => item.Operator is not ListOperator.And))
            return null;
        return items[index].IsBackground || (index + 1 < items.Length && items[index + 1].Operator is ListOperator.Or)
            ? null
            : TextEdit.Insert(command.Span.End, $" && {prefix}rm {argument.Text}");
    }

    // The names of the files that a download writes, as the script spells them.
    private static IEnumerable<string> GetTargets(ShellCommand command)
    {
        if (!command.Is(ProgramTrait.Fetches))
            return Enumerable.Empty<string>();
        var files = command.Options.Where(option => command.Does(option.Name, OptionTrait.Output))
            .Select(option => option.Value ?? FindText(command, option) ?? "").ToArray();
        if (files.Length == 0 && command.Redirections.FirstOrDefault(redirection =>
            redirection is { Operator: ">" or ">|", Descriptor: null or "1", Target: not null })?.Target is { } target)
            files = new[] { command.GetValue(target) ?? target.Text };
        if (files.Length > 0)
            return files.Select(file => ContainerPath.GetName(Unquote(file)));
        return command.Name == "curl" && !command.HasOption(OptionTrait.NamedByUrl) ? Enumerable.Empty<string>()
            : command.Operands.Select(operand => ContainerPath.GetName(GetText(operand).Split('?')[0]));
    }

    private static string? FindText(ShellCommand command, CommandOption option) =>
        command.Arguments.FirstOrDefault(argument =>
            argument.Span.End == option.Span.End && argument.Span.Start > option.Span.Start)?.Text;

    public static string GetText(CommandArgument argument) =>
        argument.Literal is { Length: > 0 } literal ? literal : Unquote(argument.Text);

    private static string Unquote(string text) =>
        text.Replace("\"", "").Replace("'", "").Replace("{", "").Replace("}", "") is { Length: > 0 } plain
            ? plain
            : "-";
}
