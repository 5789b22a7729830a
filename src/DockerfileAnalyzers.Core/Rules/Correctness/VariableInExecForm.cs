using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A variable in an exec form, which no shell replaces.</summary>
public sealed class VariableInExecForm() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA4304",
    Title = "Use a shell where variables are to be replaced",
    Message = "'{0}' stays as it is: exec form runs without a shell",
    Category = Category.Correctness,
})
{
    private static readonly Regex s_variable = new(@"\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*[^}]*\})", RegexOptions.CultureInvariant);

    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
        if (!instruction.IsExecForm || instruction is ShellInstructionSyntax or HealthcheckInstructionSyntax { IsNone: true } || instruction.ExecArguments.IsEmpty)
            return;
        var program = ShellName(instruction.ExecArguments[0].Value);
        // What is given to a shell, or to a program that replaces variables itself, is its business.
        if (program is "sh" or "bash" or "ash" or "dash" or "zsh" or "cmd" or "powershell" or "pwsh" or "env" or "envsubst" or "busybox" or "s6-svscan" or "perl" or "awk" or "su" or "gosu" or "su-exec"
            || instruction.ExecArguments.Any(argument => ShellName(argument.Value) is "sh" or "bash" or "ash" or "-c" or "-lc"))
            return;
        foreach (var argument in instruction.ExecArguments)
        {
            if (s_variable.Match(argument.Value) is { Success: true } variable)
                context.Report(argument.Span, new object[] { variable.Value });
        }
    }

    private static string ShellName(string program) => program.Substring(program.LastIndexOfAny(new[] { '/', '\\' }) + 1).ToLowerInvariant().Replace(".exe", "");
}
