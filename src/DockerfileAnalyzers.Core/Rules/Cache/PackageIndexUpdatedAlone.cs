using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>The package index is updated in a RUN of its own: the installation behind it uses whatever the cache holds.</summary>
public sealed class PackageIndexUpdatedAlone() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA3101",
    Title = "Update the package index and install in one RUN",
    Message = "'{0} update' is cached apart from the installation that needs it",
    Category = Category.Cache,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        var update = context.Model.GetCommands(run).FirstOrDefault(command => command is { Name: "apt-get" or "apt", Subcommand: "update" });
        if (update is null || context.Model.Installs(run, "apt") || context.Model.GetStage(run) is not { } stage)
            return;
        var index = stage.Instructions.IndexOf(run);
        if (index < 0)
            return;
        var next = stage.Instructions.Skip(index + 1).OfType<RunInstructionSyntax>().FirstOrDefault(other => context.Model.Installs(other, "apt"));
        if (next is null || context.Model.GetCommands(next).Any(command => command is { Name: "apt-get" or "apt", Subcommand: "update" }) || Layer.IsHidden(run, "/var/lib/apt/lists"))
            return;
        var edit = stage.Instructions[index + 1] == next ? ScriptEdits.Join(context.Model.Syntax, run, next) : null;
        context.Report(update.NameSpan, new object[] { update.Name }, fix: edit is null ? null : Fix.Create("Join it with the installation", GetSafety(next, context), Change.JoinsRuns, edit));
    }

    // One that installs from the same lists further down goes on doing so: joined, there is more to mend.
    private static FixSafety GetSafety(RunInstructionSyntax next, RuleContext context) => context.Model.InstallsFromOldListsAfter(next) ? FixSafety.Unsafe : FixSafety.Safe;
}
