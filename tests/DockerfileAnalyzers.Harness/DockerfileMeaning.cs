using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Harness;

/// <summary>An instruction in one notation.</summary>
/// <param name="Operands">Expanded, sorted where their order means nothing.</param>
/// <param name="Source">As written: tells a change of the instruction from a change of what its variables hold.</param>
/// <param name="Commands">Of RUN, CMD, ENTRYPOINT and HEALTHCHECK.</param>
/// <param name="Script">
/// The script that a shell reads; <see langword="null"/> in exec form and where there is none.
/// </param>
internal sealed record InstructionMeaning(
    string Keyword,
    string Flags,
    string Operands,
    string Source,
    ImmutableArray<CommandMeaning> Commands,
    string? Script)
{
    public string Key =>
        string.Join(
            '\u001e',
            Commands.Select(command => command.Key).Prepend(Operands).Prepend(Flags)
                .Prepend(Keyword).Append(Script is null ? "exec" : "shell"));

    public override string ToString() =>
        $"{Keyword} "
            + $"{(Commands.IsDefaultOrEmpty ? Operands : string.Join("; ", Commands.Select(command => command.Text)))}";
}

/// <summary>The meaning of a Dockerfile for the engine, independent of how it is written.</summary>
/// <param name="Starts">
/// The program that each stage's container starts: the argument vector, the base image's part unknown.
/// </param>
internal sealed record DockerfileMeaning(
    ImmutableArray<InstructionMeaning> Instructions,
    ImmutableArray<string> Comments,
    ImmutableArray<string> Directives,
    ImmutableArray<string> Starts,
    int Errors)
{
    private static readonly Regex s_hostPort = new(
        @"\A(?:(?:\[[^\]]*\]|[\d.]+):)?(?:[\d-]*:)?([\d-]+)(?:/(\w+))?\z", RegexOptions.CultureInvariant);

    public static DockerfileMeaning Read(AnalysisInput input)
    {
        var model = ModelBuilder.Build(input);
        var syntax = model.Syntax;
        return new DockerfileMeaning(
            [.. syntax.Instructions.Select(instruction => Read(model, instruction))],
            [.. syntax.Comments.Select(comment => comment.Text)],
            [.. syntax.Directives.Select(directive => $"{directive.Name}={directive.Value}")],
            [.. model.Stages.Select(stage => GetStart(model, stage))],
            syntax.Errors.Length);
    }

    private static InstructionMeaning Read(DockerfileModel model, InstructionSyntax instruction)
    {
        if (instruction is OnbuildInstructionSyntax { Trigger: { } trigger } && trigger is not UnknownInstructionSyntax)
        {
            var inner = Read(model, trigger);
            return inner with { Keyword = "ONBUILD " + inner.Keyword };
        }

        string Expand(WordSyntax word) => model.Expand(instruction, word) ?? WriteRaw(word);
        string Join(IEnumerable<WordSyntax> words) => string.Join(' ', words.Select(Expand));
        var flags = string.Join(
            ' ',
            instruction.Flags.Where(flag => !IsTargetPlatform(instruction, flag))
                .Select(flag => $"--{flag.Name}={(flag.Value is { } value ? Expand(value) : "")}"));
        var operands = instruction switch
        {
            FromInstructionSyntax from => $"{Expand(from.ImageName)} AS {from.Alias?.Text.ToLowerInvariant()}",
            KeyValueInstructionSyntax pairs => string.Join(
                '\n',
                pairs.Pairs.Select(pair => $"{Expand(pair.Key)}={(pair.Value is { } value ? Expand(value) : null)}")),
            ExposeInstructionSyntax expose =>
                string.Join(' ', expose.Ports.Select(port => NormalizePort(Expand(port)))),
            CopyingInstructionSyntax copying => $"{Join(copying.Sources)} -> {Expand(copying.Destination)}",
            VolumeInstructionSyntax volume => Join(volume.Paths),
            WorkdirInstructionSyntax workdir => GetDirectory(model, workdir) ?? Expand(workdir.Value),
            SingleValueInstructionSyntax single => Expand(single.Value),
            CommandInstructionSyntax { Interpreter: { } interpreter } => interpreter,
            CommandInstructionSyntax => "",
            _ => instruction.Arguments.Text.Trim(),
        };
        if (instruction is CopyingInstructionSyntax)
            operands += string.Concat(instruction.Heredocs.Select(heredoc => "\n" + heredoc.Body.Text));
        var command = instruction as CommandInstructionSyntax;
        var commands = command is null ? [] : ScriptMeaning.Read(
            model.GetScript(instruction),
            command.ScriptText,
            command.IsExecForm ? command.ExecArguments.Select(argument => argument.Value) : null);
        return new InstructionMeaning(
            instruction.Keyword,
            flags,
            operands,
            instruction.Keyword + " " + instruction.Arguments.Text,
            commands,
            command?.ScriptText?.Text.Trim());
    }

    private static bool IsTargetPlatform(InstructionSyntax instruction, FlagSyntax flag) =>
        instruction is FromInstructionSyntax
        && flag is { Name: "platform", Value.Text: "$TARGETPLATFORM" or "${TARGETPLATFORM}" };

    private static string WriteRaw(WordSyntax word) => string.Concat(word.Parts.Select(part => part switch
    {
        TextPart literal => literal.Value,
        VariablePart variable => "${" + variable.Name + variable.Operator + variable.Operand?.Text
            + (variable.Replacement is { } replacement ? "/" + replacement.Text : "") + "}",
        _ => part.ToString(),
    }));

    private static string NormalizePort(string port) =>
        s_hostPort.Match(port.ToLowerInvariant()) is { Success: true } match
            ? match.Groups[1].Value + "/" + (match.Groups[2].Success ? match.Groups[2].Value : "tcp")
            : port;

    private static string? GetDirectory(DockerfileModel model, WorkdirInstructionSyntax workdir)
    {
        if (model.Expand(workdir, workdir.Value) is not { } path || model.RunsWindows(workdir))
            return null;
        if (path.StartsWith('/'))
            return path.Length > 1 ? path.TrimEnd('/') : path;
        return model.GetState(workdir).WorkingDirectory is { } current
            ? current.TrimEnd('/') + "/" + path.TrimEnd('/')
            : null;
    }

    private static string GetStart(DockerfileModel model, Stage stage)
    {
        var (entrypoint, cmd) = (stage.FinalState.Entrypoint, stage.FinalState.Cmd);
        if (entrypoint is { IsExecForm: false })
            return GetVector(model, entrypoint);
        return (entrypoint is null ? "(base)" : GetVector(model, entrypoint)) + " + "
            + (cmd is null ? "(base)" : GetVector(model, cmd));
    }

    // Words in exec form; a shell's command line else.
    private static string GetVector(DockerfileModel model, CommandInstructionSyntax command) => command.IsExecForm
        ? string.Join('\u001f', command.ExecArguments.Select(argument => argument.Value))
        : $"{string.Join(' ', model.GetState(command).Shell ?? ["/bin/sh", "-c"])} "
            + $"{Regex.Replace(command.ScriptText?.Text.Trim() ?? "", @"\s+", " ")}";
}
