namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>An instruction that ends with a command whose effect ends with the instruction.</summary>
internal sealed class LostEffect() : Rule<ShellCommand>(new()
{
    Id = "DFA7308",
    Title = "Use WORKDIR and ENV to persist the directory or variable",
    Message = "'{0}' has no effect after this instruction; {1}",
    Equivalents = ImmutableArray.Create("DL3003"),
    // Only once the directory is fixed is it known which files a later RUN deletes.
    Supersedes = ImmutableArray.Create("DFA1103"),
    Fix = FixSafety.Unsafe,
})
{
    // Files that set variables and functions, and do nothing else.
    private static readonly Regex s_environment = new(
        @"(?:\A|/)(?:activate|\.?env|\.bashrc|\.bash_profile|\.profile|profile|\.zshrc|environment|os-release"
            + @"|lsb-release|[\w.-]*(?:env|vars)(?:\.sh)?|nvm\.sh|rvm|sdkman-init\.sh)[""']?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Instruction is not RunInstructionSyntax run || !command.IsLastOfScript)
            return;
        var remedy = command.Name switch
        {
            "cd"
                or "pushd"
                when command.IsOnlyOfScript
                    || command.Operands.Length == 1 && command.Operands[0].Literal is { } path && path != "-"
                        && path.IndexOf("..", StringComparison.Ordinal) < 0 && path != "/" =>
                "the next one starts in WORKDIR",
            "export" => "use ENV to set variables",
            "source" or "." when command.Operands.Length == 1 && s_environment.IsMatch(command.Operands[0].Text) =>
                "use ENV to set variables",
            "alias" or "umask" or "ulimit" or "shopt" => "it applies to the current shell only",
            "service" or "rc-service"
                or "invoke-rc.d"
                when command.Operands.Length > 1 && command.Operands[1].Literal is "start" or "restart" =>
                "the service stops when the instruction ends",
            "systemctl" when command.Kind is CommandKind.Start => "the service stops when the instruction ends",
            _
                when command.ProgramAsWritten.StartsWith("/etc/init.d/", StringComparison.Ordinal)
                    && command.Operands.Any(operand => operand.Literal is "start" or "restart") =>
                "the service stops when the instruction ends",
            _ => null,
        };
        if (remedy is not null && !(command.Name is "source" or "." && !command.IsOnlyOfScript))
            context.Report(command.NameSpan, [command.Name, remedy], fix: CreateFix(command, run, context));
    }

    private static Fix? CreateFix(ShellCommand command, RunInstructionSyntax run, RuleContext context)
    {
        if (command.Script is null || !command.IsOnlyOfScript || !run.Flags.IsEmpty || run.InnerComments.Length > 0
            || command.Operands.Length != 1 || context.File.GetText(command.Span).Contains('\n'))
            return null;
        var operand = context.File.GetText(command.Operands[0].Span);
        if (command.Name == "cd" && operand.IndexOfAny(new[] { '$', '~', '`' }) < 0
            && (operand[0] == '/' || context.Model.GetState(run).WorkingDirectory is not null))
            return Fix.Unsafe(
                $"Use 'WORKDIR {operand}'",
                Change.ReplacesInstruction,
                TextEdit.Replace(run.Span, "WORKDIR " + operand));
        // ENV would store a secret in the image.
        return command.Name == "export" && !SecretPatterns.IsSecretName(command.Operands[0].Text.Split('=')[0])
            && command.Operands[0].Literal?.IndexOf('=') > 0 && operand.IndexOf('`') < 0
            && operand.IndexOf("$(", StringComparison.Ordinal) < 0
            ? Fix.Unsafe(
                $"Use 'ENV {operand}'", Change.ReplacesInstruction, TextEdit.Replace(run.Span, "ENV " + operand))
            : null;
    }
}
