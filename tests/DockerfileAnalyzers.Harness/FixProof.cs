using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Harness;

/// <summary>Something that a fix changed.</summary>
/// <param name="Kind">The kind that allows it; <see langword="null"/> where none does.</param>
internal sealed record Difference(ChangeKind? Kind, string Text);

/// <summary>Compares a file before and after a fix, and says what changed that the fix did not declare.</summary>
internal sealed class FixProof(AnalysisInput input)
{
    private readonly Lazy<DockerfileMeaning> _before = new(() => DockerfileMeaning.Read(input));

    // After these the next command of the same shell does not start as a new shell would.
    private static readonly HashSet<string> s_outlasting = new(StringComparer.Ordinal)
    {
        "", "cd", "pushd", "popd", "export", "unset", "umask", "alias", ".", "source", "eval", "exec", "exit", "return",
        "trap", "set", "shopt", "declare", "typeset", "readonly", "local", "ulimit", "hash",
    };

    private const ChangeKind WithinScript = ChangeKind.AddsOption | ChangeKind.RemovesWord | ChangeKind.QuotesWord
        | ChangeKind.ReplacesWord
        | ChangeKind.ExportsVariable | ChangeKind.SplitsTest | ChangeKind.AppendsCleanUp;

    /// <summary>Every fix that was applied, in the text that the ones before it left.</summary>
    public static IEnumerable<(Finding Finding, string Violation)> FindViolations(AnalysisInput input, FixResult result)
    {
        foreach (var (file, applied) in result.Rounds)
        {
            var before = file.Text;
            for (var i = 0; i < applied.Length; i++)
            {
                var after = FixApplier.Apply(file.Text, applied.Take(i + 1).SelectMany(finding => finding.Fix!.Edits));
                var proof = new FixProof(input with { File = new SourceFile(file.Path, before) });
                foreach (var violation in proof.FindViolations(applied[i].Fix!, after))
                    yield return (applied[i], violation);
                before = after;
            }
        }
    }

    /// <returns>
    /// The changes that are not allowed, one per line; empty if the fix does what it declares and nothing else.
    /// </returns>
    public IEnumerable<string> FindViolations(Fix fix) =>
        FindViolations(fix, FixApplier.Apply(input.File.Text, fix.Edits));

    private IEnumerable<string> FindViolations(Fix fix, string after)
    {
        var violations = FindViolations(after, fix.Change.Kind);
        if (fix.Safety is FixSafety.Safe && fix.Change is not SafeChange)
            violations = violations.Append($"a safe fix may not be {fix.Change}");
        return fix.NewFiles.Length > 0 && !fix.Change.Kind.HasFlag(ChangeKind.CreatesFile)
            ? violations.Append("a file is created")
            : violations;
    }

    /// <param name="declared">All kinds that are allowed.</param>
    public IEnumerable<string> FindViolations(string after, ChangeKind declared)
    {
        if (declared.HasFlag(ChangeKind.RewritesScript))
            declared |= WithinScript;
        return Compare(after)
            .Where(difference =>
                difference.Kind is not { } kind || (kind is not ChangeKind.Notation && (declared & kind) == 0))
            .Select(difference => $"{difference.Kind?.ToString() ?? "never allowed"}: {difference.Text}").Distinct();
    }

    private IEnumerable<Difference> Compare(string after)
    {
        var file = new SourceFile(input.File.Path, after);
        return input.IsIgnoreFile
            ? CompareIgnoreFiles(input.File, file)
            : Compare(_before.Value, DockerfileMeaning.Read(input with { File = file }));
    }

    private static IEnumerable<Difference> Compare(DockerfileMeaning before, DockerfileMeaning after)
    {
        var differences = new List<Difference>();
        if (!before.Comments.Order().SequenceEqual(after.Comments.Order()))
        {
            var changed = before.Comments.Except(after.Comments).Concat(after.Comments.Except(before.Comments));
            differences.Add(new(null, $"comments: '{string.Join("', '", changed)}'"));
        }

        if (!before.Directives.SequenceEqual(after.Directives))
            differences.Add(new(
                IsRaised(before.Directives, after.Directives) ? ChangeKind.RaisesSyntax : null, "parser directives"));
        if (after.Errors > before.Errors)
            differences.Add(new(null, "a syntax error"));
        foreach (var (olds, news) in Align(before.Instructions, after.Instructions, instruction => instruction.Key))
            CompareHunk(olds, news, differences);
        ReplaceMoves(before, after, differences);
        // Stages that a fix adds are SplitsStage.
        if (before.Starts.Length == after.Starts.Length && !before.Starts.SequenceEqual(after.Starts)
            && !differences.Any(difference => difference.Kind is ChangeKind.WritesExecForm or ChangeKind.ChangesStart))
            differences.Add(new(ChangeKind.ChangesStart, $"start: {Say(before.Starts)} -> {Say(after.Starts)}"));
        return differences;
    }

    // Only the frontend, and only to the newest of Docker's own.
    private static bool IsRaised(IEnumerable<string> before, IEnumerable<string> after)
    {
        static bool IsSyntax(string directive) => directive.StartsWith("syntax=", StringComparison.Ordinal);
        return before.Where(directive => !IsSyntax(directive)).SequenceEqual(after.Where(
                directive => !IsSyntax(directive)))
            && after.Count(directive => IsSyntax(directive)
                && directive.EndsWith("docker/dockerfile:1", StringComparison.Ordinal)) == 1;
    }

    private static string Say(IEnumerable<string> starts) =>
        string.Join(" | ", starts.Select(start => start.Replace('\u001f', ' ')));

    // The same instruction removed here and added there.
    private static void ReplaceMoves(DockerfileMeaning before, DockerfileMeaning after, List<Difference> differences)
    {
        var left = after.Instructions.Select(instruction => instruction.Key).ToList();
        if (before.Instructions.All(instruction => left.Remove(instruction.Key))
            && differences.RemoveAll(difference =>
                difference.Kind is ChangeKind.RemovesInstruction or ChangeKind.ReplacesInstruction
                    or ChangeKind.ReplacesOperand
                    || (left.Count == 0 && difference.Text.StartsWith("added: ", StringComparison.Ordinal))) > 0)
            differences.Add(new(ChangeKind.MovesInstruction, "the order of instructions"));
    }

    private static void CompareHunk(
        List<InstructionMeaning> olds, List<InstructionMeaning> news, List<Difference> differences)
    {
        CompareRuns(olds, news, differences);
        foreach (var old in olds.ToArray())
        {
            var index = news.FindIndex(other => other.Keyword == old.Keyword);
            if (index < 0)
                index = news.FindIndex(other =>
                    (old.Keyword, other.Keyword) is ("ADD", "COPY") or ("MAINTAINER", "LABEL") or ("RUN", "ENV")
                        or ("RUN", "WORKDIR"));
            if (index < 0)
                continue;
            differences.AddRange(Compare(old, news[index]));
            news.RemoveAt(index);
            olds.Remove(old);
        }

        foreach (var old in olds)
            differences.Add(new(
                old.Keyword is "CMD" or "ENTRYPOINT" or "HEALTHCHECK"
                    ? ChangeKind.RemovesInstruction
                    : ChangeKind.ReplacesInstruction,
                $"removed: {old}"));
        foreach (var added in news)
        {
            var kind = added.Keyword.Replace("ONBUILD ", "") switch
            {
                "COPY" => ChangeKind.AddsCopy,
                "ENV" or "ARG" or "LABEL" => ChangeKind.ChangesValue,
                "FROM" => ChangeKind.SplitsStage,
                _ => ChangeKind.AddsInstruction,
            };
            differences.Add(new(kind, $"added: {added}"));
        }
    }

    private static void CompareRuns(
        List<InstructionMeaning> olds, List<InstructionMeaning> news, List<Difference> differences)
    {
        var (oldRuns, newRuns) =
            (olds.FindAll(other => other.Keyword == "RUN"), news.FindAll(other => other.Keyword == "RUN"));
        if (newRuns.Count == 0 || newRuns.Count >= oldRuns.Count)
            return;
        olds.RemoveAll(oldRuns.Contains);
        news.RemoveAll(newRuns.Contains);
        differences.Add(new(ChangeKind.JoinsRuns, "RUN instructions are joined"));
        foreach (var run in oldRuns.SkipLast(1))
        {
            if (run.Commands.FirstOrDefault(command =>
                s_outlasting.Contains(command.Program) || command.Place.Contains("()")
                || command.Place.Contains('&') && !command.Place.Contains("&&")) is { } outlasting)
                differences.Add(new(null, $"'{outlasting.Text}' now changes what follows it in the same shell"));
        }

        if (oldRuns.Skip(1).Any(run => run.Commands.Any(command => command.Place is "||" or ";"))
            || oldRuns.SkipLast(1).Any(run => run.Commands.Any(command => command.Place is ";")))
            differences.Add(new(null, "a failure of the first RUN no longer ends the build"));
        if (oldRuns.Concat(newRuns).Select(run => run.Flags).Distinct().Count() > 1)
            differences.Add(new(ChangeKind.ChangesMount, "flags of RUN"));
        // Commands joined by "&&" are in the same place, whichever RUN they come from.
        static IEnumerable<CommandMeaning> Normalize(IEnumerable<InstructionMeaning> runs) =>
            runs.SelectMany(run =>
                run.Commands.Select(command => command with
                {
                    Place = command.Place.StartsWith("&&", StringComparison.Ordinal)
                        ? command.Place[2..]
                        : command.Place,
                }));
        CompareCommands([.. Normalize(oldRuns)], [.. Normalize(newRuns)], differences);
    }

    private static IEnumerable<Difference> Compare(InstructionMeaning old, InstructionMeaning now)
    {
        var text = $"{old} -> {now}";
        if (old.Keyword != now.Keyword)
        {
            var isSame = (old.Keyword == "ADD" && old.Flags == now.Flags && old.Operands == now.Operands)
                || (old.Keyword == "MAINTAINER"
                    && now.Operands.EndsWith("authors=" + old.Operands.Trim('"', '\''), StringComparison.Ordinal));
            return [new(isSame ? ChangeKind.ReplacesKeyword : ChangeKind.ReplacesInstruction, text)];
        }

        // The values of its variables changed, not the instruction.
        if (old.Source == now.Source && old.Flags == now.Flags && old.Commands.SequenceEqual(now.Commands))
            return [new(ChangeKind.ChangesValue, text)];
        var differences = new List<Difference>();
        if (old.Flags != now.Flags)
            differences.Add(new(
                old.Keyword switch
                {
                    "RUN" => ChangeKind.ChangesMount,
                    "FROM" => ChangeKind.ChangesPlatform,
                    _ => ChangeKind.ReplacesOperand,
                },
                $"{old.Keyword} {old.Flags} -> {now.Flags}"));
        if (old.Operands != now.Operands)
            differences.Add(new(GetOperandKind(old, now), text));
        if (old.Script is null != now.Script is null)
        {
            var (script, exec) = old.Script is not null ? (old, now) : (now, old);
            // "['a', 'b']" was meant as exec form.
            var isSame = script.Script!.StartsWith('[')
                || (script.Commands.Length == 1 && exec.Commands.Length == 1
                    && script.Commands[0].Words.SequenceEqual(exec.Commands[0].Words));
            differences.Add(new(isSame ? ChangeKind.WritesExecForm : ChangeKind.ChangesStart, text));
        }
        else
        {
            CompareCommands(old.Commands, now.Commands, differences);
            if (old.Keyword is "CMD" or "ENTRYPOINT"
                && differences.RemoveAll(difference => difference.Kind is not (null or ChangeKind.Notation)) > 0)
                differences.Add(new(ChangeKind.ChangesStart, text));
        }

        return differences;
    }

    private static ChangeKind GetOperandKind(InstructionMeaning old, InstructionMeaning now) => old.Keyword switch
    {
        "FROM" when old.Operands.Split(' ')[0] != now.Operands.Split(' ')[0] => ChangeKind.ReplacesImage,
        "FROM" => ChangeKind.SplitsStage,
        "ENV" or "ARG" or "LABEL" => ChangeKind.ChangesValue,
        _ => ChangeKind.ReplacesOperand,
    };

    private static void CompareCommands(
        ImmutableArray<CommandMeaning> before, ImmutableArray<CommandMeaning> after, List<Difference> differences)
    {
        foreach (var (olds, news) in Align(before, after, command => command.Key))
            Pair(olds, news, after, differences);
    }

    private static void Pair(
        List<CommandMeaning> olds,
        List<CommandMeaning> news,
        ImmutableArray<CommandMeaning> all,
        List<Difference> differences)
    {
        if (olds.Count < news.Count && olds.Count > 0
            && olds.Concat(news).All(command => command.Program is "[" or "test" or "[["))
        {
            differences.Add(new(ChangeKind.SplitsTest, $"{Say(olds)} -> {Say(news)}"));
            return;
        }

        // Those of the same program first, where their numbers differ.
        foreach (var old in olds.Count == news.Count ? [] : olds.ToArray())
        {
            if (news.FindIndex(other =>
                other.Program == old.Program && !CleanUps.IsCleanUp(other)) is >= 0 and var index)
            {
                Compare(old, news[index], differences);
                news.RemoveAt(index);
                olds.Remove(old);
            }
        }

        var count = olds.Count == news.Count ? olds.Count : 0;
        for (var i = 0; i < count; i++)
            Compare(olds[i], news[i], differences);
        if (olds.Count > count)
            differences.Add(new(ChangeKind.RewritesScript, $"removed: {Say(olds.Skip(count))}"));
        foreach (var added in news.Skip(count))
        {
            var isCleanUp = added.Place is "&&" or "" && CleanUps.IsCleanUp(added);
            differences.Add(
                new(isCleanUp ? ChangeKind.AppendsCleanUp : ChangeKind.RewritesScript, $"added: {added.Text}"));
            if (isCleanUp && added.Caller != "rm"
                && !all.TakeWhile(command => !ReferenceEquals(command, added))
                    .Any(command => command.Bare.Contains(added.Caller)))
                differences.Add(new(null, $"no command before '{added.Text}' calls '{added.Caller}'"));
            if (isCleanUp
                && CleanUps.FindUse(
                    added, all.SkipWhile(command => !ReferenceEquals(command, added)).Skip(1)) is { } use)
                differences.Add(new(null, $"'{added.Text}' deletes what '{use.Text}' reads"));
        }
    }

    private static void Compare(CommandMeaning old, CommandMeaning now, List<Difference> differences)
    {
        var text = $"{old.Text} -> {now.Text}";
        if (old.Place != now.Place)
            differences.Add(new(ChangeKind.RewritesScript, text));
        else if (FindNested(old, now) is var (before, after))
            CompareCommands(before, after, differences);
        else
            differences.Add(new(GetKind(old, now), text));
    }

    private static ChangeKind GetKind(CommandMeaning old, CommandMeaning now)
    {
        if (old.Words.IsEmpty && now.Program == "export" && now.Redirections.SequenceEqual(old.Redirections))
            return now.Words.Skip(1).SequenceEqual(old.Assignments)
                ? ChangeKind.ExportsVariable
                : ChangeKind.RewritesScript;
        if (!old.Assignments.SequenceEqual(now.Assignments))
            return old.Assignments.Select(Bare).SequenceEqual(now.Assignments.Select(Bare))
                ? ChangeKind.QuotesWord
                : ChangeKind.RewritesScript;
        if (!old.Redirections.SequenceEqual(now.Redirections))
            return old.Bare.SequenceEqual(now.Bare)
                && old.Redirections.Select(Bare).SequenceEqual(now.Redirections.Select(Bare))
                    ? ChangeKind.QuotesWord
                    : ChangeKind.ReplacesWord;
        if (old.Bare.SequenceEqual(now.Bare))
            return ChangeKind.QuotesWord;
        if (AddsOptions(old.Words, now.Words))
            return ChangeKind.AddsOption;
        return IsSubsequence(now.Words, old.Words) ? ChangeKind.RemovesWord : ChangeKind.ReplacesWord;
    }

    private static string Bare(string text) => text.Replace("\u2039", "").Replace("\u203a", "");

    // Each piece that is new begins with an option, which may have a value.
    private static bool AddsOptions(ImmutableArray<string> old, ImmutableArray<string> now)
    {
        var position = 0;
        for (var i = 0; i < now.Length; i++)
        {
            if (position < old.Length && now[i] == old[position])
                position++;
            else if (i == 0 || (!now[i].StartsWith('-') && !now[i - 1].StartsWith('-')))
                return false;
        }

        return position == old.Length;
    }

    private static bool IsSubsequence(ImmutableArray<string> part, ImmutableArray<string> whole)
    {
        var position = 0;
        foreach (var word in whole)
        {
            if (position < part.Length && part[position] == word)
                position++;
        }

        return position == part.Length && part.Length < whole.Length;
    }

    // "sh -c '…'": the commands of the one argument that differs.
    private static (ImmutableArray<CommandMeaning>, ImmutableArray<CommandMeaning>)? FindNested(
        CommandMeaning old, CommandMeaning now)
    {
        if (old.Bare.Length != now.Bare.Length
            || !old.Bare.Any(word =>
                word is "sh" or "bash" or "su" or "runuser" || word.EndsWith("/sh", StringComparison.Ordinal)
                || word.EndsWith("/bash", StringComparison.Ordinal)))
            return null;
        var changed = Enumerable.Range(0, old.Bare.Length).Where(i => old.Bare[i] != now.Bare[i]).ToArray();
        // A word without spaces would be a script that is itself.
        return changed.Length == 1 && changed[0] > 0 && old.Bare[changed[0]].Contains(' ')
            && now.Bare[changed[0]].Contains(' ') && old.Redirections.SequenceEqual(now.Redirections)
            ? (ScriptMeaning.Read(old.Bare[changed[0]]), ScriptMeaning.Read(now.Bare[changed[0]]))
            : null;
    }

    private static string Say(IEnumerable<CommandMeaning> commands) =>
        string.Join("; ", commands.Select(command => command.Text));

    private static IEnumerable<Difference> CompareIgnoreFiles(SourceFile before, SourceFile after)
    {
        var (old, now) = (DockerignoreParser.Parse(before), DockerignoreParser.Parse(after));
        foreach (var (olds, news) in Align(old.Comments, now.Comments, comment => comment.Text))
        {
            if (olds.Count > 0)
                yield return new(null, $"comment: {olds[0].Text}");
            if (news.Count > 0)
                yield return new(ChangeKind.AddsPattern | ChangeKind.ReplacesPattern, $"comment: {news[0].Text}");
        }

        foreach (var (olds, news) in Align(old.Patterns, now.Patterns, pattern =>
            pattern.Pattern + pattern.IsException))
        {
            var kind = news.Count == 0 ? ChangeKind.RemovesPattern : ChangeKind.ReplacesPattern;
            if (olds.Count == 0)
                kind = ChangeKind.AddsPattern;
            yield return new(
                kind,
                $"{string.Join(", ", olds.Select(pattern => pattern.Pattern))} -> "
                    + $"{string.Join(", ", news.Select(pattern => pattern.Pattern))}");
        }
    }

    /// <summary>The differences between two sequences: each piece between two equal ones.</summary>
    private static IEnumerable<(List<T> Olds, List<T> News)> Align<T>(
        ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> getKey)
    {
        var (old, now) = (before.Select(getKey).ToArray(), after.Select(getKey).ToArray());
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var tail = 0;
        while (tail < old.Length - start && tail < now.Length - start
            && old[old.Length - 1 - tail] == now[now.Length - 1 - tail])
            tail++;
        var (rows, columns) = (old.Length - start - tail, now.Length - start - tail);
        var longest = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                longest[i, j] = old[start + i] == now[start + j]
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var (olds, news) = (new List<T>(), new List<T>());
        for (int i = 0, j = 0; i < rows || j < columns;)
        {
            if (i < rows && j < columns && old[start + i] == now[start + j])
            {
                if (olds.Count + news.Count > 0)
                    yield return (olds, news);
                (olds, news) = ([], []);
                i++;
                j++;
            }
            else if (j >= columns || (i < rows && longest[i + 1, j] >= longest[i, j + 1]))
            {
                olds.Add(before[start + i++]);
            }
            else
            {
                news.Add(after[start + j++]);
            }
        }

        if (olds.Count + news.Count > 0)
            yield return (olds, news);
    }
}
