namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>apt-get install in an image without package lists, before any were downloaded.</summary>
internal sealed class PackageIndexMissing() : Rule<ShellCommand>(new()
{
    Id = "DFA7310",
    Title = "Update the package index before the first installation",
    Message = "'{0} install' cannot find packages because '{1}' has no package lists and none were downloaded",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Tool: "apt-get", Action: "install", IsUnconditional: true, IsComplete: true,
            Instruction: RunInstructionSyntax run }
            || context.Model.GetStage(run) is not { BaseImage.Reference: { } image } stage || !ComesWithoutLists(image)
            || PackageArgument.Read(command).Count() < command.Operands.Length
            || command.HasOption(OptionTrait.UpdatesIndex) || !IsFirst(command, run, stage, context.Model))
            return;
        context.Report(command.NameSpan, [command.Name, image.ToString()],
            fix: CreateFix(command, run, stage, context.Model));
    }

    // From the start of the stage: the first command that may have downloaded lists ends the search.
    private static bool IsFirst(ShellCommand command, RunInstructionSyntax run, Stage stage, DockerfileModel model)
    {
        foreach (var other in stage.Runs.TakeWhile(other => other.Span.Start <= run.Span.Start))
        {
            var commands = model.GetCommands(other);
            if (commands.IsEmpty || Layer.IsHidden(other, "/var/lib/apt/lists")
                || !commands.TakeWhile(earlier => earlier != command)
                    .All(earlier => earlier.Is(ProgramTrait.Reads) || earlier.Is(ProgramTrait.KeepsLists)))
                return false;
            if (other == run)
                return !stage.ChainInstructions.OfType<CopyingInstructionSyntax>()
                    .Any(copying => copying.Span.Start < run.Span.Start && MayBringLists(copying, model));
        }

        return false;
    }

    private static bool MayBringLists(CopyingInstructionSyntax copying, DockerfileModel model) =>
        model.Expand(copying, copying.Destination) is not { } destination
        || destination is "/" || destination.StartsWith("/var", StringComparison.Ordinal);

    // A RUN that updates also removes the lists.
    private static Fix? CreateFix(ShellCommand command, RunInstructionSyntax run, Stage stage, DockerfileModel model)
    {
        if (command.Script is null)
            return null;
        var update = TextEdit.Insert(command.Syntax!.Span.Start, $"{command.Name} update && ");
        if (!stage.IsShipped)
            return Fix.Unsafe("Run 'update' first", Change.RewritesScript, update);
        return ScriptEdits.Append(model, run, "rm -rf /var/lib/apt/lists/*") is { } removal
            ? Fix.Unsafe(
                "Run 'update' first and remove the package lists at the end", Change.RewritesScript, update, removal)
            : null;
    }

    // The official images delete the lists; in a larger image the packages may already be installed.
    private static bool ComesWithoutLists(ImageReference image) => image.Repository is "debian" or "ubuntu"
        || (ImagePackages.Find(image.Repository, image.Tag) is not null && image.Tag?.Contains("slim") == true);
}
