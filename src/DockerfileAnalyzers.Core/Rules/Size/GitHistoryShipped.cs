using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>git clone leaves the whole history of a repository in the image.</summary>
public sealed class GitHistoryShipped() : Rule<ShellCommand>(new()
{
    Id = "DFA1306",
    Title = "Clone without history, or leave .git out of the image",
    Message = "The whole history of '{0}' stays in the image",
    Category = Category.Size,
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "git", Action: "clone" } || command.Instruction is not RunInstructionSyntax run || context.Model.GetStage(run) is not { IsShipped: true }
            || command.HasOption("--depth", "--shallow-since", "--shallow-exclude", "--filter", "--mirror", "--bare") || command.Operands.FirstOrDefault() is not { } repository)
            return;
        var later = context.Model.GetCommands(run).SkipWhile(other => other != command).Skip(1).ToArray();
        if (run.Mounts.Any(mount => mount.Type is "cache" or "tmpfs") || later.Any(other => MayRemove(other, GetFolder(command))))
            return;
        // What looks into the history needs it.
        var needsHistory = later.Any(other => other.Name == "git");
        context.Report(repository.Span, new object[] { repository.Text }, fix: needsHistory ? null : Fix.Unsafe("Clone the last commit only", Change.AddsOption, ScriptEdits.AddArgument(command, command.SubcommandSpan!.Value, "--depth 1")));
    }

    private static string GetFolder(ShellCommand command)
    {
        var path = (command.Operands.Length > 1 ? command.Operands[1].Text : command.Operands[0].Text).Trim('"').TrimEnd('/');
        path = path.Substring(path.LastIndexOf('/') + 1);
        return path.EndsWith(".git", StringComparison.Ordinal) ? path.Substring(0, path.Length - 4) : path;
    }

    // By name, by a folder above, by a wildcard: whoever deletes afterwards has mostly thought of it.
    private static bool MayRemove(ShellCommand command, string folder) => command.Name is "rm" or "mv" or "find" && command.Arguments.Any(argument => argument.Literal is not { } text
        || text.EndsWith(".git", StringComparison.Ordinal) || text.EndsWith("*", StringComparison.Ordinal) || text.TrimEnd('/').EndsWith(folder, StringComparison.Ordinal) || text.TrimEnd('/') is "/tmp" or "/src" or "/usr/src" or "/build" or "." or "..");
}
