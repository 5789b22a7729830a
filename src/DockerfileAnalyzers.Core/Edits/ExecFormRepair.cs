using System.Text;
using DockerfileAnalyzers.Knowledge;

namespace DockerfileAnalyzers.Edits;

/// <summary>An invalid JSON array, and its possible correction.</summary>
/// <param name="Problem">A noun phrase.</param>
/// <param name="Json">The same as JSON; <see langword="null"/> where that is not certain.</param>
internal sealed record ExecFormRepair(TextSpan Span, string Problem, string? Json)
{
    /// <returns><see langword="null"/> where the instruction has a JSON array, or was not meant to have one.</returns>
    public static ExecFormRepair? Find(InstructionSyntax instruction) => instruction switch
    {
        OnbuildInstructionSyntax onbuild => Find(onbuild.Trigger),
        ShellInstructionSyntax => null,
        CommandInstructionSyntax { IsExecForm: true } command => FindLostBackslash(command.ExecArguments),
        CommandInstructionSyntax { Heredocs.IsEmpty: true, ScriptText: { } script } =>
            Find(script, draft => IsMeant(draft, instruction is RunInstructionSyntax)),
        CopyingInstructionSyntax { IsJsonForm: false, Heredocs.IsEmpty: true } copying =>
            Find(copying.Arguments, IsMeantAsList),
        VolumeInstructionSyntax { IsJsonForm: false } volume => Find(volume.Arguments, IsMeantAsList),
        _ => null,
    };

    private static ExecFormRepair? Find(LogicalText text, Func<JsonArrayDraft, bool> isMeant)
    {
        if (JsonArrayDraft.Read(text.Text) is not { Problem: { } problem } draft || !isMeant(draft))
            return null;
        return new ExecFormRepair(
            text.FileSpan, problem, draft.Repair?.Select(Quote) is { } items ? $"[{string.Join(", ", items)}]" : null);
    }

    // "[ -f x ]" is a test.
    private static bool IsMeant(JsonArrayDraft draft, bool isRun)
    {
        if (draft.IsQuoted)
            return draft.HasComma || (!draft.HasBareItem && (!draft.MayBeTest || (!isRun && draft.IsList)));
        if (draft.MayBeTest)
            return draft.HasComma && draft.IsList;
        return draft.HasComma || draft.IsList || (!isRun && !draft.HasText);
    }

    // The name of a file may begin with a class of characters: "[Dd]ockerfile".
    private static bool IsMeantAsList(JsonArrayDraft draft) => draft.IsQuoted || !draft.HasText;

    // "C:\temp" is JSON: with a tab.
    private static ExecFormRepair? FindLostBackslash(ImmutableArray<ExecArgument> arguments)
    {
        var lost = arguments.FirstOrDefault(argument =>
            argument.Value.Length > 2 && argument.Value[1] == ':' && argument.Value.Any(char.IsControl));
        return lost is null ? null : new ExecFormRepair(lost.Span, "unescaped backslash", null);
    }

    /// <summary>
    /// Writes a simple command in exec form; <see langword="null"/> where the shell has something to do.
    /// </summary>
    public static Fix? FromShellForm(DockerfileModel model, CommandInstructionSyntax instruction)
    {
        if (instruction.ScriptText is not { } script || instruction.InnerComments.Length > 0
            || !instruction.Flags.IsEmpty
            || ShellParser.Parse(script, ShellDialect.Posix)
                is not { IsComplete: true, Root: ShellListSyntax { Items: { Length: 1 } items } }
            || items[0].Node is not SimpleCommandSyntax { Assignments.IsEmpty: true, Redirections.IsEmpty: true,
                Words: { Length: > 0 } words }
            || script.Text.TrimEnd().EndsWith("&", StringComparison.Ordinal)
            || script.Text.TrimEnd().EndsWith(";", StringComparison.Ordinal)
            || model.File.GetText(TextSpan.FromBounds(words[words.Length - 1].Span.End, script.FileSpan.End))
                .Trim().Length > 0)
            return null;
        if (words.Any(word =>
            word.Constant is null || word.Text.IndexOfAny(new[] { '$', '`' }) >= 0
            || (!word.IsQuoted && word.Text.IndexOfAny(new[] { '*', '?', '[', '~', '{', '#', '!' }) >= 0))
            || words.Any(word => word.Constant!.Any(char.IsControl))
            || Programs.Is(words[0].Constant, ProgramTrait.ShellOnly)
            || words[0].Constant!.IndexOf('=') >= 0)
            return null;
        var title = $"Write {instruction.Keyword} in exec form";
        var edit = TextEdit.Replace(
            script.FileSpan, "[" + string.Join(", ", words.Select(word => Quote(word.Constant!))) + "]");
        if (instruction is CmdInstructionSyntax && FindEntrypoint(model, instruction) is { } entrypoint)
            return Fix.Unsafe(
                $"{title}; {entrypoint} then gets other arguments", Change.WritesExecForm + Change.ChangesStart, edit);
        // A file without "#!" is run by a shell only; "echo" of the shell is not the program of that name.
        var program = words[0].Constant!;
        if (program.IndexOf('/') >= 0 || program.IndexOf('.') >= 0)
            return Fix.Unsafe($"{title}; a script without '#!' then does not start", Change.WritesExecForm, edit);
        return Programs.Is(program, ProgramTrait.ShellToo)
            ? Fix.Unsafe($"{title}; the program '{program}' then replaces the shell's own", Change.WritesExecForm, edit)
            : Fix.Safe(title, Change.WritesExecForm, edit);
    }

    // The entrypoint that receives "/bin/sh -c …" as its arguments now; null where the container just starts CMD.
    private static string? FindEntrypoint(
        DockerfileModel model, CommandInstructionSyntax cmd) => model.GetStage(cmd) switch
        {
            { FinalState.Entrypoint: { IsExecForm: true, ExecArguments.IsEmpty: true } } => null,
            { FinalState.Entrypoint: not null } => "ENTRYPOINT",
            { BaseImage.Facts.Contents.StartsCmd: true } => null,
            { BaseImage.IsScratch: true } => null,
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
