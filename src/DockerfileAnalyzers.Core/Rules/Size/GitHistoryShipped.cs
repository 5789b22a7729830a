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
    private static readonly ImmutableHashSet<string> s_readers = ImmutableHashSet.Create(StringComparer.Ordinal,
        "git-describe", "git-lfs", "gitversion", "dotnet-gitversion", "nbgv", "minver", "goreleaser", "semantic-release", "repo", "west", "gclient", "git-buildpackage", "gbp");

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "git", Action: "clone" } || command.Instruction is not RunInstructionSyntax run || context.Model.GetStage(run) is not { IsShipped: true }
            || command.HasOption("--depth", "--shallow-since", "--shallow-exclude", "--filter", "--mirror", "--bare") || command.Operands.FirstOrDefault() is not { } repository)
            return;
        var later = context.Model.GetCommands(run).SkipWhile(other => other != command).Skip(1).ToArray();
        if (run.Mounts.Any(mount => mount.Type is "cache" or "tmpfs") || later.Any(other => MayRemove(other, GetFolder(command))))
            return;
        var fix = later.Concat(GetLater(run, context.Model)).Any(ReadsHistory) ? null : Fix.Unsafe(
            "Clone the last commit only, without tags, other branches and what 'git describe' needs", Change.AddsOption,
            ScriptEdits.AddArgument(command, command.SubcommandSpan!.Value, "--depth 1"));
        context.Report(repository.Span, new object[] { repository.Text }, fix: fix);
    }

    private static IEnumerable<ShellCommand> GetLater(RunInstructionSyntax run, DockerfileModel model) => model.Syntax.Instructions
        .Where(other => other.Span.Start > run.Span.Start).Select(other => other is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : other)
        .SelectMany(other => model.GetCommands(other));

    // A checkout of another commit, a tag, submodules; tools that make a version of it.
    private static bool ReadsHistory(ShellCommand command) => s_readers.Contains(command.Name) || (command.Name == "git" && command.Action is not ("clone" or "config" or "init" or "lfs" or "--version"));

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
