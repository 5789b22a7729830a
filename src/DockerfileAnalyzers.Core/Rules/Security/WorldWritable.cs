namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Files that every user of the container can change.</summary>
internal sealed class WorldWritable() : Rule<InstructionSyntax>(new()
{
    Id = "DFA2401",
    Title = "Do not make files writable by all users",
    Message = "'{0}' makes files writable by all users; grant write access only to the user who needs it",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (context.Model.GetStage(instruction) is { IsShipped: false })
            return;
        foreach (var (mode, span, command) in PermissionMode.FindAll(context.Model, instruction))
        {
            if (PermissionMode.IsWorldWritable(mode) && !(command is not null
                && (SharedFiles.IsMeantToBeShared(command) || SharedFiles.IsGoneAgain(command, context.Model))))
                context.Report(span, [mode],
                    fix: Tighten(mode) is { } tight
                        ? Fix.Unsafe($"Change the mode to '{tight}'", GetChange(command), TextEdit.Replace(span, tight))
                        : null);
        }
    }

    private static Change GetChange(ShellCommand? command) => command?.Instruction switch
    {
        null => Change.ReplacesOperand,
        RunInstructionSyntax => Change.ReplacesWord,
        _ => Change.ReplacesWord + Change.ChangesStart,
    };

    // The same without writing for group and others; null for modes that are not octal.
    private static string? Tighten(string mode)
    {
        if (!mode.All(digit => digit is >= '0' and <= '7'))
            return null;
        var digits = mode.ToCharArray();
        for (var i = digits.Length - 2; i < digits.Length; i++)
            digits[i] = (char)(digits[i] & ~2);
        return new string(digits);
    }
}
