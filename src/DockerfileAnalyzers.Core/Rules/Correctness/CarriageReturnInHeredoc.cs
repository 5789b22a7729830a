namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>
/// A here-document in a file with CRLF line endings: Docker keeps them, and a shell
/// reads the carriage return as part of the last word of a line.
/// </summary>
internal sealed class CarriageReturnInHeredoc() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4006",
    Title = "Use LF line endings in Dockerfiles with here-documents",
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
        // PowerShell, and interpreters that read their program from standard input, accept both line endings.
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
            : "the shell reads as part of the last word of each line";
        context.Report(TextSpan.FromBounds(start, end < 0 ? context.File.Text.Length : end), [consequence]);
    }
}
