using System.Text.RegularExpressions;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Syntax;

// One method for each kind of instruction.
internal sealed partial class InstructionBuilder
{
    private FromInstructionSyntax CreateFrom(InstructionHeader header)
    {
        CheckFlags(header, "platform");
        var words = Split(header.Arguments);
        var image = words.Length > 0 ? words[0] : Missing(header);
        var hasAlias = words.Length >= 3 && string.Equals(words[1].Text, "AS", StringComparison.OrdinalIgnoreCase);
        if (words.Length != 1 && !(words.Length == 3 && hasAlias))
            report(
                words.Length > 1
                    ? TextSpan.FromBounds(words[1].Span.Start, words[words.Length - 1].Span.End)
                    : header.Span,
                "'FROM' requires an image, optionally followed by 'AS' and a stage name");
        else if (image is { Literal: "", Span.IsEmpty: false })
            report(image.Span, "'FROM' requires an image");
        else if (hasAlias && !s_stageName.IsMatch(words[2].Text.ToLowerInvariant()))
            report(
                words[2].Span,
                $"Invalid stage name '{words[2].Text}'; a name starts with a letter and contains only letters, digits, "
                    + "'-', '_' and '.'");
        return new FromInstructionSyntax(header)
        {
            ImageName = image,
            Alias = hasAlias ? words[2] : null,
            AsSpan = hasAlias ? words[1].Span : null,
        };
    }

    private RunInstructionSyntax CreateRun(InstructionHeader header)
    {
        CheckFlags(header, "mount", "network", "security", "device");
        foreach (var flag in header.Flags)
        {
            if (flag is { Name: "network", Value.Literal: { } network }
                && network is not ("default" or "none" or "host"))
                report(flag.Value!.Span, $"Invalid network mode '{network}'; use 'default', 'none' or 'host'");
            if (flag is { Name: "security", Value.Literal: { } security } && security is not ("insecure" or "sandbox"))
                report(flag.Value!.Span, $"Invalid security mode '{security}'; use 'sandbox' or 'insecure'");
        }

        foreach (var flag in header.Flags.Where(flag => flag.Name == "device"))
            MountParser.CheckDevice(flag, report);
        CheckNotEmpty(header, header.Arguments, "'RUN' requires a command");
        var mounts = header.Flags.Where(flag => flag.Name == "mount")
            .Select(flag => MountParser.Parse(flag, report)).ToImmutableArray();
        return Command(header, (form, script, interpreter) =>
            new RunInstructionSyntax(header)
            {
                ExecArguments = form,
                ScriptText = script,
                Interpreter = interpreter,
                Mounts = mounts,
            });
    }

    private T Command<T>(InstructionHeader header, Func<ImmutableArray<ExecArgument>, LogicalText?, string?, T> create)
    {
        if (header.Keyword.ToUpperInvariant() is "CMD" or "ENTRYPOINT")
            CheckFlags(header);
        var form = ParseExecForm(header.Arguments);
        if (!form.IsDefault || header.Arguments.Length == 0)
            return create(form, null, null);
        // A RUN that is one heredoc word and nothing else: the body is the script.
        if (header.Heredocs.Length == 1 && HeredocMark.Find(header.Arguments) is { Count: 1 } marks
            && marks[0].LogicalSpan.Length == header.Arguments.Length)
        {
            var body = header.Heredocs[0].Body;
            var interpreter = body.Text.StartsWith("#!", StringComparison.Ordinal)
                ? body.Text.Substring(2).Split('\n')[0].Trim()
                : null;
            return create(form, body, interpreter);
        }

        return create(form, header.Heredocs.IsEmpty ? header.Arguments : AppendHeredocs(header), null);
    }

    // As BuildKit joins them again for the shell.
    private static LogicalText AppendHeredocs(InstructionHeader header)
    {
        var text = new LogicalText.Builder().Append(header.Arguments, new TextSpan(0, header.Arguments.Length));
        var end = header.Arguments.FileSpan.End;
        foreach (var heredoc in header.Heredocs)
        {
            text.Append('\n', new TextSpan(Math.Max(end, heredoc.BodySpan.Start - 1), 0))
                .Append(heredoc.Body, new TextSpan(0, heredoc.Body.Length));
            end = heredoc.Span.End;
            if (heredoc.TerminatorSpan is { } terminator)
                text.Append(heredoc.Name, 0, heredoc.Name.Length, terminator.End - heredoc.Name.Length);
        }

        return text.ToLogicalText(end);
    }

    private ShellInstructionSyntax CreateShell(InstructionHeader header)
    {
        CheckFlags(header);
        var form = ParseExecForm(header.Arguments);
        if (form.IsDefault)
            report(header.Span, "'SHELL' requires a JSON array, for example [\"/bin/bash\", \"-c\"]");
        else if (form.IsEmpty)
            report(header.Span, "'SHELL' requires a program");
        return new ShellInstructionSyntax(header) { ExecArguments = form };
    }

    private HealthcheckInstructionSyntax CreateHealthcheck(InstructionHeader header)
    {
        var text = header.Arguments.Text;
        var typeSpan = WordParser.SplitAtBlanks(text).FirstOrDefault();
        var type = text.Substring(typeSpan.Start, typeSpan.Length).ToUpperInvariant();
        var rest = header.Arguments.Slice(TextSpan.FromBounds(SkipBlanks(text, typeSpan.End), text.Length));
        if (type == "NONE")
        {
            if (rest.Length > 0)
                report(rest.FileSpan, "'HEALTHCHECK NONE' takes no arguments");
            return new HealthcheckInstructionSyntax(header) { IsNone = true };
        }

        CheckFlags(header, "interval", "timeout", "start-period", "start-interval", "retries");
        foreach (var flag in header.Flags)
        {
            if (flag.Value?.Literal is not { } value)
                continue;
            if (flag.Name == "retries")
            {
                if (!WholeNumber.TryParse(value, out var retries) || retries < 0)
                    report(flag.Value.Span, $"Invalid number of retries '{value}'");
            }
            else if (!GoDuration.IsValid(value))
            {
                report(
                    flag.Value.Span,
                    $"Invalid duration '{value}'; specify at least 1 ms with a unit, for example '30s' or '1m30s'");
            }
        }

        if (type != "CMD")
        {
            report(
                type.Length == 0 ? header.Span : header.Arguments.ToFile(typeSpan),
                "'HEALTHCHECK' must be followed by 'CMD' and a command, or by 'NONE'");
            return new HealthcheckInstructionSyntax(header);
        }

        if (rest.Length == 0)
            report(header.Span, "'HEALTHCHECK CMD' requires a command");
        CheckNotEmpty(header, rest, "'HEALTHCHECK CMD' requires a command");
        var form = ParseExecForm(rest);
        return new HealthcheckInstructionSyntax(header)
        {
            ExecArguments = form,
            ScriptText = form.IsDefault && rest.Length > 0 ? rest : null,
        };
    }

    private CopyingInstructionSyntax CreateCopying(InstructionHeader header, params string[] flags)
    {
        CheckFlags(header, flags);
        var keyword = header.Keyword.ToUpperInvariant();
        var isCopy = keyword == "COPY";
        var form = ParseExecForm(header.Arguments);
        var marks = form.IsDefault ? HeredocMark.Find(header.Arguments) : Array.Empty<HeredocMark>();
        var words = form.IsDefault
            ? WordParser.SplitAtBlanks(header.Arguments.Text)
                .Where(span => !marks.Any(mark => mark.LogicalSpan.Contains(span)))
                .Select(Words(header.Arguments).Parse).ToImmutableArray()
            : form.Select(argument => FromJson(argument)).ToImmutableArray();
        if (marks.Count > 0 && words.Length > 0 && marks[marks.Count - 1].Span.End == header.Arguments.FileSpan.End)
            report(marks[marks.Count - 1].Span, $"'{keyword}' does not accept a here-document as the destination");
        else if (words.Length + header.Heredocs.Length < 2 || words.Length < 1)
            report(header.Span, $"'{keyword}' requires a source and a destination");
        var destination = words.Length > 0 && words.Length + header.Heredocs.Length >= 2
            ? words[words.Length - 1]
            : Missing(header);
        var sources = words.Length switch
        {
            1 when header.Heredocs.IsEmpty => words,
            > 1 => words.RemoveAt(words.Length - 1),
            _ => ImmutableArray<WordSyntax>.Empty,
        };
        if (isCopy)
        {
            foreach (var source in sources)
            {
                if (source.Text.StartsWith("http://", StringComparison.Ordinal)
                    || source.Text.StartsWith("https://", StringComparison.Ordinal))
                    report(source.Span, "'COPY' does not support URLs; use 'ADD'");
            }

            if (header.Flags.FirstOrDefault(flag => flag.Name == "from")?.Value is { } from && from.Variables.Any())
                report(
                    from.Span,
                    "'--from' does not support variables; declare a stage 'FROM $image AS name' and copy from it");
            return new CopyInstructionSyntax(header)
            {
                Sources = sources,
                Destination = destination,
                IsJsonForm = !form.IsDefault,
            };
        }

        if (header.Flags.FirstOrDefault(flag => flag.Name == "checksum") is { } checksum
            && sources.Any(source => source.Literal is { } text && !ValueRules.MayBeRemote(text)))
            report(checksum.Span, "'--checksum' requires a source that is downloaded: a URL or a Git repository");
        return new AddInstructionSyntax(header)
        {
            Sources = sources,
            Destination = destination,
            IsJsonForm = !form.IsDefault,
        };
    }

    private T CreatePairs<T>(InstructionHeader header, Func<ImmutableArray<KeyValueSyntax>, bool, T> create)
        where T : KeyValueInstructionSyntax
    {
        CheckFlags(header);
        var arguments = header.Arguments;
        var spans = WordParser.SplitQuoted(arguments.Text, escape).ToArray();
        var keyword = header.Keyword.ToUpperInvariant();
        if (spans.Length == 0)
        {
            report(header.Span, $"'{keyword}' requires a name and a value");
            return create(ImmutableArray<KeyValueSyntax>.Empty, false);
        }

        var words = Words(arguments);
        if (arguments.Text.IndexOf('=', spans[0].Start, spans[0].Length) < 0)
        {
            // The old form: the first word is the name, and the rest is the value.
            var keySpan = WordParser.SplitAtBlanks(arguments.Text).First();
            var valueStart = SkipBlanks(arguments.Text, keySpan.End);
            if (valueStart >= arguments.Length)
            {
                report(arguments.FileSpan, $"'{keyword} {arguments.Text}' has no value");
                return create(
                    ImmutableArray.Create(new KeyValueSyntax(arguments.FileSpan, words.Parse(keySpan), null)), true);
            }

            var value = words.Parse(TextSpan.FromBounds(valueStart, arguments.Length));
            return create(
                ImmutableArray.Create(new KeyValueSyntax(arguments.FileSpan, words.Parse(keySpan), value)), true);
        }

        var pairs = default(ArrayBuilder<KeyValueSyntax>);
        foreach (var span in spans)
        {
            var equals = arguments.Text.IndexOf('=', span.Start, span.Length);
            if (equals < 0)
                report(
                    arguments.ToFile(span),
                    $"Missing '=' in '{arguments.Text.Substring(span.Start, span.Length)}'; use name=value, "
                        + "and quote values that contain spaces");
            else if (equals == span.Start)
                report(arguments.ToFile(span), $"'{keyword}' requires a name before '='");
            else
                pairs.Add(Pair(arguments, words, span, equals));
        }

        return create(pairs.ToImmutableArray(), false);
    }

    private ArgInstructionSyntax CreateArg(InstructionHeader header)
    {
        var arguments = header.Arguments;
        var words = Words(arguments);
        var pairs = default(ArrayBuilder<KeyValueSyntax>);
        foreach (var span in WordParser.SplitQuoted(arguments.Text, escape))
        {
            var equals = arguments.Text.IndexOf('=', span.Start, span.Length);
            if (equals == span.Start)
                report(arguments.ToFile(span), "'ARG' requires a name before '='");
            else
                pairs.Add(Pair(arguments, words, span, equals));
        }

        if (arguments.Length == 0)
            report(header.Span, "'ARG' requires a name");
        return new ArgInstructionSyntax(header) { Pairs = pairs.ToImmutableArray() };
    }

    private static KeyValueSyntax Pair(LogicalText arguments, WordParser words, TextSpan span, int equals) => new(
        arguments.ToFile(span),
        words.Parse(TextSpan.FromBounds(span.Start, equals < 0 ? span.End : equals)),
        equals < 0 ? null : words.Parse(TextSpan.FromBounds(equals + 1, span.End)));

    private ExposeInstructionSyntax CreateExpose(InstructionHeader header)
    {
        CheckFlags(header);
        Require(header, "'EXPOSE' requires a port");
        var ports = Split(header.Arguments);
        foreach (var port in ports)
        {
            if (port.Literal is { } text && !PortSpecification.IsValid(text))
                report(port.Span, $"Invalid port '{text}'; use for example '8080', '8080/tcp' or '8000-8010'");
        }

        return new ExposeInstructionSyntax(header) { Ports = ports };
    }

    private VolumeInstructionSyntax CreateVolume(InstructionHeader header)
    {
        CheckFlags(header);
        Require(header, "'VOLUME' requires a path");
        var form = ParseExecForm(header.Arguments);
        var paths = form.IsDefault ? Split(header.Arguments) : form.Select(FromJson).ToImmutableArray();
        CheckNotEmpty(header, header.Arguments, "'VOLUME' requires a path");
        foreach (var path in paths)
        {
            if (path.Literal is { } text && text.Trim().Length == 0)
                report(path.Span, "'VOLUME' requires a path that is not empty");
        }

        return new VolumeInstructionSyntax(header) { Paths = paths, IsJsonForm = !form.IsDefault };
    }

    private OnbuildInstructionSyntax CreateOnbuild(InstructionHeader header)
    {
        CheckFlags(header);
        if (header.Arguments.Length == 0)
            report(header.Span, "'ONBUILD' requires an instruction");
        var builder = new InstructionBuilder(header.Arguments, escape, report, isTrigger: true);
        var inner = builder.ReadHeader(ImmutableArray<CommentSyntax>.Empty, ImmutableArray<CommentSyntax>.Empty);
        inner = inner with { Heredocs = header.Heredocs };
        var keyword = inner.Keyword.ToUpperInvariant();
        if (isTrigger || keyword is "ONBUILD" or "FROM" or "MAINTAINER")
        {
            report(inner.KeywordSpan, $"'{keyword}' is not allowed as an 'ONBUILD' trigger");
            return new OnbuildInstructionSyntax(header) { Trigger = new UnknownInstructionSyntax(inner) };
        }

        return new OnbuildInstructionSyntax(header)
        {
            Trigger = header.Arguments.Length == 0 ? new UnknownInstructionSyntax(inner) : builder.Create(inner),
        };
    }
}
