using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A variable in an exec form, which no shell replaces.</summary>
public sealed class VariableInExecForm() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA4304",
    Title = "Use a shell to expand variables in exec form",
    Message = "'{0}' is not expanded because exec form runs without a shell",
    Category = Category.Correctness,
})
{
    private static readonly Regex s_variable = new(@"\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*[^}]*\})", RegexOptions.CultureInvariant);

    private static readonly ImmutableHashSet<string> s_shells = ImmutableHashSet.Create(StringComparer.Ordinal,
        "sh", "bash", "ash", "dash", "ksh", "zsh", "fish", "cmd", "powershell", "pwsh", "busybox");

    private static readonly ImmutableHashSet<string> s_readers = ImmutableHashSet.Create(StringComparer.Ordinal,
        "env", "envsubst", "s6-svscan", "perl", "php", "awk", "gawk", "jq", "tclsh", "su", "gosu", "su-exec", "runuser", "nix-shell");

    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
        if (!instruction.IsExecForm || instruction is ShellInstructionSyntax or HealthcheckInstructionSyntax { IsNone: true } || instruction.ExecArguments.IsEmpty)
            return;
        // A shell, or a program that replaces variables itself, wherever it stands: "tini -- sh -c …". "-c" alone says nothing: "dotnet run -c".
        if (s_readers.Contains(GetName(instruction.ExecArguments[0].Value)) || instruction.ExecArguments.Any(argument => s_shells.Contains(GetName(argument.Value))))
            return;
        if (instruction is CmdInstructionSyntax && context.Model.GetStage(instruction) is { } stage
            && StartScript.MayEvaluateArguments(context.Model, stage))
            return;
        foreach (var argument in instruction.ExecArguments)
        {
            if (s_variable.Match(argument.Value) is { Success: true } variable)
                context.Report(argument.Span, new object[] { variable.Value });
        }
    }

    private static string GetName(string program) => program.Substring(program.LastIndexOfAny(new[] { '/', '\\' }) + 1).ToLowerInvariant().Replace(".exe", "");
}
