using System.Text.RegularExpressions;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Syntax;

/// <summary>Turns one logical line into an instruction, and reports what Docker would reject in it.</summary>
internal sealed partial class InstructionBuilder(
    LogicalText line, char escape, Action<TextSpan, string> report, bool isTrigger = false)
{
    private static readonly string[] s_keywords =
    {
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
        "ONBUILD", "RUN",
        "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    };

    private static readonly Regex s_stageName = new(@"\A[a-z][a-z0-9-_.]*\z", RegexOptions.CultureInvariant);

    private readonly string _text = line.Text;

    public InstructionHeader ReadHeader(ImmutableArray<CommentSyntax> leading, ImmutableArray<CommentSyntax> inner)
    {
        var start = 0;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
            start++;
        var end = _text.Length;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        var keywordEnd = start;
        while (keywordEnd < end && !IsBlank(_text[keywordEnd]))
            keywordEnd++;
        var keyword = _text.Substring(start, keywordEnd - start);
        var position = keywordEnd;
        var flags = default(ArrayBuilder<FlagSyntax>);
        while (TryReadFlag(ref position, end, out var flag))
        {
            if (flag is not null)
                flags.Add(flag);
        }

        var arguments = line.Slice(TextSpan.FromBounds(position, end));
        return new InstructionHeader(
            line.ToFile(TextSpan.FromBounds(start, end)), keyword, line.ToFile(TextSpan.FromBounds(start, keywordEnd)),
            flags.ToImmutableArray(), arguments, ImmutableArray<HeredocSyntax>.Empty, leading, inner);
    }

    public IReadOnlyList<HeredocMark> FindHeredocs(InstructionHeader header)
    {
        var keyword = header.Keyword.ToUpperInvariant();
        var arguments = header.Arguments;
        // Docker refuses an ONBUILD in an ONBUILD: no use in looking through a thousand of them.
        if (keyword == "ONBUILD" && !isTrigger)
        {
            var trigger = new InstructionBuilder(arguments, escape, (_, _) => { }, isTrigger: true);
            return trigger.FindHeredocs(trigger.ReadHeader(header.LeadingComments, header.InnerComments));
        }

        if (keyword is not ("RUN" or "COPY" or "ADD") || !ExecFormParser.Parse(arguments, out _).IsDefault)
            return Array.Empty<HeredocMark>();
        return HeredocMark.Find(arguments);
    }

    public InstructionSyntax Create(InstructionHeader header)
    {
        switch (header.Keyword.ToUpperInvariant())
        {
            case "FROM": return CreateFrom(header);
            case "RUN": return CreateRun(header);
            case "CMD":
                return Command(header, (form, script, _) =>
                    new CmdInstructionSyntax(header) { ExecArguments = form, ScriptText = script });
            case "ENTRYPOINT":
                return Command(header, (form, script, _) =>
                    new EntrypointInstructionSyntax(header) { ExecArguments = form, ScriptText = script });
            case "SHELL": return CreateShell(header);
            case "HEALTHCHECK": return CreateHealthcheck(header);
            case "COPY": return CreateCopying(header, "from", "chown", "chmod", "link", "parents", "exclude");
            case "ADD":
                return CreateCopying(header, "chown", "chmod", "link", "keep-git-dir", "checksum", "unpack", "exclude");
            case "ENV":
                return CreatePairs(header, (pairs, legacy) =>
                    new EnvInstructionSyntax(header) { Pairs = pairs, IsLegacyForm = legacy });
            case "LABEL":
                return CreatePairs(header, (pairs, legacy) =>
                    new LabelInstructionSyntax(header) { Pairs = pairs, IsLegacyForm = legacy });
            case "ARG": return CreateArg(header);
            case "EXPOSE": return CreateExpose(header);
            case "VOLUME": return CreateVolume(header);
            case "MAINTAINER":
                CheckFlags(header);
                Require(header, "'MAINTAINER' requires a name");
                return new MaintainerInstructionSyntax(header);
            case "USER":
                CheckFlags(header);
                return new UserInstructionSyntax(header) { Value = SingleValue(header, "'USER' requires a user") };
            case "WORKDIR":
                CheckFlags(header);
                return new WorkdirInstructionSyntax(header)
                {
                    Value = SingleValue(header, "'WORKDIR' requires a path"),
                };
            case "STOPSIGNAL":
                return new StopsignalInstructionSyntax(header) { Value = ReadSignal(header) };
            case "ONBUILD": return CreateOnbuild(header);
            default:
                var suggestion = Spelling.FindNearest(header.Keyword.ToUpperInvariant(), s_keywords);
                // Docker checks the instruction in ONBUILD only when a child image is built, but it is wrong already.
                report(
                    header.KeywordSpan,
                    $"Unknown instruction '{header.Keyword}'"
                        + (suggestion is null ? "" : $"; did you mean '{suggestion}'?"));
                return new UnknownInstructionSyntax(header);
        }
    }

    private bool TryReadFlag(ref int position, int end, out FlagSyntax? flag)
    {
        flag = null;
        while (position < end && char.IsWhiteSpace(_text[position]))
            position++;
        if (position + 1 >= end || _text[position] != '-' || _text[position + 1] != '-')
            return false;
        var start = position;
        var quote = '\0';
        while (position < end && (quote != '\0' || !char.IsWhiteSpace(_text[position])))
        {
            var c = _text[position];
            if (c == escape && position + 1 < end)
                position++;
            else if (quote == '\0' && c is '\'' or '"')
                quote = c;
            else if (c == quote)
                quote = '\0';
            position++;
        }

        // A lone "--" ends the flags and is removed.
        if (position - start == 2)
        {
            while (position < end && char.IsWhiteSpace(_text[position]))
                position++;
            return false;
        }

        var equals = _text.IndexOf('=', start, position - start);
        var nameEnd = equals < 0 ? position : equals;
        var value = equals < 0 ? null : Words(line).Parse(TextSpan.FromBounds(equals + 1, position));
        flag = new FlagSyntax(
            line.ToFile(TextSpan.FromBounds(start, position)), _text.Substring(start + 2, nameEnd - start - 2), value);
        return true;
    }

    private void CheckFlags(InstructionHeader header, params string[] known)
    {
        for (var i = 0; i < header.Flags.Length; i++)
        {
            var flag = header.Flags[i];
            if (!known.Contains(flag.Name))
            {
                var suggestion = Spelling.FindNearest(flag.Name, known);
                report(
                    flag.Span,
                    $"'{header.Keyword.ToUpperInvariant()}' has no flag '--{flag.Name}'"
                        + (suggestion is null ? "" : $"; did you mean '--{suggestion}'?"));
            }
            else if (flag.Name is "link" or "parents" or "keep-git-dir" or "unpack")
            {
                if (flag.Value?.Literal is { } text && !bool.TryParse(text, out _))
                    report(flag.Span, $"'--{flag.Name}' must be true or false, not '{text}'");
            }
            else if (flag.Value is null)
            {
                report(flag.Span, $"'--{flag.Name}' requires a value");
            }
            else if (flag is { Name: "chmod", Value.Literal: { Length: > 0 } mode } && mode.All(char.IsDigit)
                && !ValueRules.IsOctalMode(mode))
            {
                report(flag.Value.Span, $"Invalid mode '{mode}'; use octal digits, for example '0755'");
            }

            if (flag.Name is not ("mount" or "device" or "exclude")
                && header.Flags.Take(i).Any(other => other.Name == flag.Name))
                report(flag.Span, $"'--{flag.Name}' is specified twice");
        }
    }

    private ImmutableArray<ExecArgument> ParseExecForm(LogicalText text)
    {
        var form = ExecFormParser.Parse(text, out var nonString);
        if (nonString is { } span)
            report(span, "Exec form takes only strings; put this in double quotes");
        return form;
    }

    private WordSyntax ReadSignal(InstructionHeader header)
    {
        var value = SingleValue(header, "'STOPSIGNAL' requires a signal");
        if (value.Literal is { Length: > 0 } signal && !ValueRules.IsSignal(signal))
            report(value.Span, $"Unknown signal '{signal}'; use for example 'SIGTERM' or '15'");
        return value;
    }

    private void CheckNotEmpty(InstructionHeader header, LogicalText arguments, string message)
    {
        if (ExecFormParser.Parse(arguments, out _) is { IsDefault: false, IsEmpty: true })
            report(header.Span, message);
    }

    private WordSyntax SingleValue(InstructionHeader header, string message)
    {
        Require(header, message);
        return Words(header.Arguments).Parse(new TextSpan(0, header.Arguments.Length));
    }

    private void Require(InstructionHeader header, string message)
    {
        if (header.Arguments.Length == 0)
            report(header.Span, message);
    }

    private ImmutableArray<WordSyntax> Split(LogicalText text) =>
        WordParser.SplitAtBlanks(text.Text).Select(Words(text).Parse).ToImmutableArray();

    private WordParser Words(LogicalText text) => new(text, escape, report);

    // A JSON string is expanded as a word once more; its characters have no place of their own in the
    // file, so its parts are at the string.
    private static WordSyntax FromJson(ExecArgument argument) => argument.Value.IndexOf('$') < 0
        ? new WordSyntax(
            argument.Span,
            argument.Value,
            ImmutableArray.Create<WordPart>(new TextPart(argument.Span, argument.Value, '"')))
        : new WordParser(
            LogicalText.Verbatim(new SourceFile("", argument.Value), new TextSpan(0, argument.Value.Length)),
            '\\',
            (_, _) => { })
            .Parse(new TextSpan(0, argument.Value.Length)).At(argument.Span);

    private static WordSyntax Missing(InstructionHeader header)
    {
        var span = new TextSpan(header.Span.End, 0);
        return new WordSyntax(span, "", ImmutableArray.Create<WordPart>(new TextPart(span, "")));
    }

    private static bool IsBlank(char c) => c is '\t' or '\v' or '\f' or '\r' or ' ';

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && IsBlank(text[position]))
            position++;
        return position;
    }
}
