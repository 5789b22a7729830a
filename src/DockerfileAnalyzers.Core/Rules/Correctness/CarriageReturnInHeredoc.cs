namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>
/// A here-document of a file with CRLF line endings: Docker keeps them, and a shell
/// takes the carriage return for an argument.
/// </summary>
internal sealed class CarriageReturnInHeredoc() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4006",
    Title = "Save a Dockerfile that has here-documents with LF line endings",
    Message = "This here-document has CRLF line endings, which {0}; save the Dockerfile with LF line endings",
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (instruction.Heredocs.IsEmpty || context.Model.RunsWindows(instruction)
            || context.Project.HasLfLineEndings(context.File.Path))
            return;
        var target = instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction;
        var run = target as RunInstructionSyntax;
        // PowerShell, and languages that read their program from standard input, end lines either way.
        if (run is not null && (context.Model.GetDialect(run) is ShellDialect.PowerShell or ShellDialect.Cmd
            || context.Model.GetCommands(run).Any(command => command.Name == "pwsh"
                || (command.Is(ProgramTrait.Interpreter)
                    && Interpreters.GetDialect(command.Name) is ShellDialect.Unknown))))
            return;
        if (target is CopyingInstructionSyntax { Destination.Text: { Length: > 1 } path } && path[1] == ':')
            return;
        var heredoc = instruction.Heredocs.FirstOrDefault(heredoc =>
            context.File.GetText(heredoc.BodySpan).Contains("\r\n"));
        if (heredoc is null)
            return;
        var start = heredoc.Span.Start;
        var end = context.File.Text.IndexOfAny(new[] { ' ', '\t', '\r', '\n' }, start);
        var consequence = run is null
            ? "are copied into the image"
            : "the shell takes for a part of the last word of each line";
        context.Report(TextSpan.FromBounds(start, end < 0 ? context.File.Text.Length : end), [consequence]);
    }
}
