using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>The whole source is copied before the dependencies are restored: every change of a file restores them again.</summary>
public sealed class SourceCopiedBeforeRestore() : Rule<Stage>(new()
{
    Id = "DFA3001",
    Title = "Restore dependencies before copying the source",
    Message = "'{0}' runs again after every change of a file: copy {1} first, restore, and then copy the rest",
    Category = Category.Cache,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var copy = stage.Instructions.OfType<CopyingInstructionSyntax>().FirstOrDefault(BuildContext.IsWholeContext);
        if (copy is null)
            return;
        foreach (var run in stage.Instructions.SkipWhile(instruction => instruction != copy).OfType<RunInstructionSyntax>())
        {
            foreach (var command in context.Model.GetCommands(run))
            {
                if (RestoreCommand.Find(context.Model, command) is not { } restore
                    || run.Mounts.Any(mount => mount.Type == "cache")
                    || RestoredBefore(stage, copy, restore, context.Model))
                    continue;
                context.Report(copy.Sources.First(source => source.Literal is not null).Span, new object[] { restore.Command, restore.Manifests },
                    fix: CreateFix(copy, run, command, restore, context));
                return;
            }
        }
    }

    private static bool RestoredBefore(Stage stage, InstructionSyntax copy, DependencyRestore restore, DockerfileModel model) =>
        stage.ChainInstructions.TakeWhile(instruction => instruction != copy).OfType<RunInstructionSyntax>().Any(run =>
            model.GetCommands(run).Any(command => RestoreCommand.Find(model, command)?.Ecosystem == restore.Ecosystem));

    // Only where the restore directly follows and is alone in its RUN, and the files to copy are known to be there.
    private static Fix? CreateFix(CopyingInstructionSyntax copy, RunInstructionSyntax run, ShellCommand command, DependencyRestore restore, RuleContext context)
    {
        var instructions = context.Model.GetStage(run)!.Instructions;
        var copies = restore.Ecosystem == ".NET"
            ? context.Model.DotNet.Commands.FirstOrDefault(dotnet => dotnet.Command == command) is { } restored && copy.Destination.Literal is "." or "./" ? CopyEdits.CreateManifestCopies(context.Model, restored) : null
            : restore.Files.Where(file => context.Model.Context.Exists(file) == true).ToArray() is { Length: > 0 } files ? new[] { $"COPY {string.Join(" ", files)} ./" } : null;
        if (instructions.IndexOf(run) != instructions.IndexOf(copy) + 1 || copies is null || context.Model.GetCommands(run).Length != 1
            || copy.Span.Length == 0 || run.LeadingComments.Length > 0)
            return null;
        return Fix.Unsafe($"Copy {restore.Manifests} first", Change.AddsCopy + Change.MovesInstruction, TextEdit.InsertLinesBefore(context.File, copy.StartWithComments, string.Join("\n", copies) + "\n" + context.File.GetText(run.Span)), TextEdit.DeleteLines(context.File, run.Span));
    }
}
