namespace DockerfileAnalyzers.Rules.Size;

/// <summary>Packages that an earlier RUN installed are removed here: they are hidden but stay in the image.</summary>
internal sealed class PackagesRemovedLater() : Rule<ShellCommand>(new()
{
    Id = "DFA1207",
    Title = "Remove packages in the layer that installs them",
    Message = "{0} {2} part of the layer created on line {1}; removing {3} here does not reduce the image size",
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (context.Model.GetStage(command) is not { IsShipped: true } stage
            || PackageRemoval.Find(context.Model, stage, command) is not { } removal)
            return;
        var table = PackageTable.Find(stage?.BaseImage?.Facts);
        // apt removes the dependencies only if the command requests it.
        var takesAll = command.Tool == "apk" || context.Model.GetCommands(command.Instruction)
            .Any(other => other.Action == "autoremove" || other.HasOption("--auto-remove", "--autoremove"));
        var bytes = takesAll && table?.IsOf(command.Tool) == true ? table.GetInstalledBytes(removal.Names) : null;
        var names = NameList.Of(removal.Packages.Select(package => package.Literal!));
        var line = context.File.Lines.GetLine(removal.Installation.NameSpan.Start) + 1;
        context.Report(removal.Packages[0].Span,
            [names, line, names.Choose("is", "are"), names.Choose("it", "them")], bytes);
    }
}
